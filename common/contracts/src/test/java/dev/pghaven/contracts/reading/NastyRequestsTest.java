package dev.pghaven.contracts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed.Invalid;
import dev.pghaven.contracts.Parsed.Valid;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What nobody would send by mistake: each is answered with the field that is wrong. */
class NastyRequestsTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/rules/nasty.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void namesTheField(String added, String field, String rule) {
        assertThat(violations(spec(added)))
                .as(added)
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.field()).isEqualTo(field);
                    assertThat(it.rule()).contains(rule);
                });
    }

    @Test
    void noNumberIsLongEnoughToKeepTheReaderBusy() {
        var digits = "9".repeat(500_000);

        var violations =
                assertTimeout(
                        Duration.ofSeconds(5),
                        () -> violations(spec("{'storage': {'size': '" + digits + "Gi'}}")));

        assertThat(violations)
                .singleElement()
                .satisfies(it -> assertThat(it.field()).isEqualTo("spec.storage.size"));
    }

    private static List<Violation> violations(JsonNode request) {
        return switch (Requests.parse(request, ProvisionCluster.class)) {
            case Valid<Request>(var valid) -> List.of();
            case Invalid<Request>(var violations) -> violations;
        };
    }

    private static JsonNode spec(String added) {
        var request =
                (ObjectNode)
                        node(
                                "{\"cluster\": \"shop/orders\", \"spec\": {\"storage\": {\"size\": \"32Gi\"}}}");
        ((ObjectNode) request.path("spec")).setAll((ObjectNode) node(added.replace('\'', '"')));
        return request;
    }

    private static JsonNode node(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
