package dev.pghaven.contracts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed.Invalid;
import dev.pghaven.contracts.Parsed.Valid;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.reading.Requests;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each case is a whole request but for its cluster, which is shop/orders. */
class FailoverRulesTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/rules/failover-broken.csv",
            delimiter = '|',
            quoteCharacter = '"',
            numLinesToSkip = 1)
    void namesWhatBreaksARule(String type, String request, String field, String rule) {
        assertThat(violations(type, request))
                .as(request)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.rule()).contains(rule);
                });
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/rules/failover-kept.csv",
            delimiter = '|',
            quoteCharacter = '"',
            numLinesToSkip = 1)
    void letsThroughWhatKeepsThem(String type, String request) {
        assertThat(violations(type, request)).isEmpty();
    }

    private static List<Violation> violations(String type, String request) {
        try {
            var json =
                    request.replace('\'', '"')
                            .replaceFirst("\\{", "{\"cluster\": \"shop/orders\", ");
            var data = Json.mapper().readTree(json.replace(", }", "}"));
            return switch (Requests.parse(data, Vocabulary.REQUESTS.types().get(type))) {
                case Valid<Request> _ -> List.of();
                case Invalid<Request>(var violations) -> violations;
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(request, e);
        }
    }
}
