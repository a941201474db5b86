package dev.pghaven.contracts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is the smallest valid spec with something added. */
class ClusterSpecRulesTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/rules/broken.csv",
            delimiter = '|',
            quoteCharacter = '"',
            numLinesToSkip = 1)
    void namesWhatBreaksARule(String added, String field, String rule) {
        assertThat(violations(added))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.rule()).contains(rule);
                });
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/rules/kept.csv",
            delimiter = '|',
            quoteCharacter = '"',
            numLinesToSkip = 1)
    void letsThroughWhatKeepsThem(String added) {
        assertThat(violations(added)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port",
                "ssl",
                "archive_command",
                "archive_mode",
                "primary_conninfo",
                "restore_command",
                "synchronous_standby_names",
                "listen_addresses",
                "hot_standby",
                "wal_level",
                "unix_socket_directories"
            })
    void theOperatorKeepsItsParameters(String name) {
        assertThat(violations("{'postgresql': {'parameters': {'" + name + "': 'x'}}}"))
                .extracting(Violation::field)
                .containsExactly("spec.postgresql.parameters." + name);
    }

    private static List<Violation> violations(String added) {
        try {
            var spec = (ObjectNode) Json.mapper().readTree("{\"storage\": {\"size\": \"32Gi\"}}");
            spec.setAll((ObjectNode) Json.mapper().readTree(added.replace('\'', '"')));
            return ClusterSpecRules.violations(Json.read(spec, ClusterSpec.class), "spec");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(added, e);
        }
    }
}
