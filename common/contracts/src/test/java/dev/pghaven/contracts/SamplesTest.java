package dev.pghaven.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        var fieldsMayBeAdded = (ObjectNode) Json.mapper().readTree(Json.write(sample.message()));
        fieldsMayBeAdded.retain(List.copyOf(names(frozen)));

        assertThat(fieldsMayBeAdded).isEqualTo(frozen);
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

    private static Set<String> names(JsonNode message) {
        var names = new HashSet<String>();
        message.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void freezeIfNew(Sample sample) throws IOException {
        var file = sample.file();
        if (!Files.exists(file)) {
            var pretty = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(file, pretty.writeValueAsString(sample.message()) + "\n");
        }
    }
}
