package dev.pghaven.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once on the wire stays readable, and is written the same. A new type gets its sample by
 * {@code -Dpghaven.rewrite=true}; a sample that is there is never rewritten.
 */
class SamplesTest {
    static List<Sample> samples() throws IOException {
        var samples = Samples.frozen();
        if (Boolean.getBoolean("pghaven.rewrite")) {
            for (var sample : samples) {
                freezeIfNew(sample);
            }
        }
        return samples;
    }

    @Test
    void everyTypeHasASample() {
        var types = new HashSet<Class<?>>(Vocabulary.REQUESTS.types().values());
        types.addAll(Vocabulary.FACTS.types().values());

        assertThat(Samples.all()).extracting(Object::getClass).hasSameElementsAs(types);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysAllThatItAlwaysSaid(Sample sample) throws IOException {
        var frozen = Json.mapper().readTree(sample.frozen());
        var written = Json.mapper().readTree(Json.write(sample.message()));

        assertThat(withoutAddedFields(written, frozen)).isEqualTo(frozen);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItAlwaysWas(Sample sample) {
        assertThat(Json.read(sample.frozen(), sample.message().getClass()))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfTheFutureAreIgnored(Sample sample) throws IOException {
        var newer = (ObjectNode) Json.mapper().readTree(sample.frozen());
        newer.put("fromTheFuture", 1);

        assertThat(Json.read(newer, sample.message().getClass())).isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noNullIsWritten(Sample sample) {
        assertThat(Json.write(sample.message())).doesNotContain("null");
    }

    /** Fields may be added to a message and to its parts. */
    private static JsonNode withoutAddedFields(JsonNode written, JsonNode frozen) {
        if (written instanceof ArrayNode list && frozen.size() == list.size()) {
            for (int i = 0; i < list.size(); i++) {
                withoutAddedFields(list.get(i), frozen.get(i));
            }
        }
        if (written instanceof ObjectNode object && frozen.isObject()) {
            object.retain(
                    object.properties().stream()
                            .map(Map.Entry::getKey)
                            .filter(frozen::has)
                            .toList());
            object.properties()
                    .forEach(it -> withoutAddedFields(it.getValue(), frozen.get(it.getKey())));
        }
        return written;
    }

    private static void freezeIfNew(Sample sample) throws IOException {
        var file = sample.file();
        if (!Files.exists(file)) {
            var pretty = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(file, pretty.writeValueAsString(sample.message()) + "\n");
        }
    }
}
