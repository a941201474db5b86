package dev.pghaven.sandbox.cnpg.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryAdmissionTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String TARGET = "spec.bootstrap.recovery.recoveryTarget";
    private static final String ORIGIN =
            "externalClusters: [{name: origin, barmanObjectStore: {destinationPath: x}}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "targetLSN: 0/3000060",
                "targetTime: '2026-11-22 18:00:00.123456+02'",
                "targetTime: '2026-11-22 18:00:00+02:30'",
                "targetTime: '2026-11-22T18:00:00.5Z'",
                "targetTime: '2026-11-22T18:00:00'",
                "targetImmediate: true, backupID: 20261122T180000",
                "targetName: before, backupID: 20261122T180000, exclusive: true",
                "targetTLI: '2'",
                "targetTLI: latest"
            })
    void aTargetThatSaysOneThingIsAdmitted(String target) {
        assertThat(messages(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    targetName: before                             | : Required value: BackupID is missing
                    targetXID: '700'                               | : Required value: BackupID is missing
                    targetImmediate: false                         | : Required value: BackupID is missing
                    targetLSN: 3000060                             | : Invalid value: "3000060": Invalid TargetLSN
                    targetTime: yesterday                          | : Invalid value: "yesterday": The format of TargetTime is invalid
                    targetTLI: current                             | .targetTLI: Invalid value: "current": recovery target timeline can be set to 'latest' or a positive integer
                    targetTLI: '0'                                 | .targetTLI: Invalid value: "0": recovery target timeline can be set to 'latest' or a positive integer
                    """)
    void anotherIsRefusedInTheWebhooksWords(String target, String message) {
        assertThat(messages(target)).containsExactly(TARGET + message);
    }

    @Test
    void twoPlacesToStopExcludeEachOther() {
        assertThat(messages("targetLSN: 0/3000060, targetTime: '2026-11-22 18:00:00'"))
                .singleElement()
                .asString()
                .startsWith(TARGET + ": Invalid value")
                .endsWith("Recovery target options are mutually exclusive");
    }

    @Test
    void theSourceMustBeThereAndHaveBackups() {
        assertThat(check("recovery: {source: elsewhere}", ORIGIN))
                .containsExactly(
                        "spec.bootstrap.recovery.source: Invalid value: \"elsewhere\": External"
                                + " cluster elsewhere not found",
                        "spec.bootstrap.recovery.source: Invalid value: \"elsewhere\": External"
                                + " cluster elsewhere cannot be used for recovery: both Barman and"
                                + " CNPG-i plugin configurations are missing");
        assertThat(
                        check(
                                "recovery: {source: origin}",
                                "externalClusters: [{name: origin, connectionParameters: {}}]"))
                .singleElement()
                .asString()
                .contains("cannot be used for recovery");
    }

    @Test
    void anExternalClusterIsReachableSomehowAndNamedOnce() {
        assertThat(check("initdb: {}", "externalClusters: [{name: a}]"))
                .containsExactly(
                        "spec.externalClusters[0]: Invalid value: \"a\": one of"
                                + " connectionParameters, plugin and barmanObjectStore is required");
        assertThat(
                        check(
                                "initdb: {}",
                                "externalClusters: [{name: a, plugin: {name: p}},"
                                        + " {name: a, plugin: {name: p}}]"))
                .singleElement()
                .asString()
                .endsWith("the list of external clusters contains duplicate values");
    }

    @Test
    void aRecoveryWithoutADatabaseMeansAnother() {
        var filled =
                ClusterDefaults.fillIn(
                        read("spec: {bootstrap: {recovery: {source: origin, owner: ''}}}"));

        assertThat(filled.at("/spec/bootstrap").toString())
                .isEqualTo(
                        "{\"recovery\":{\"source\":\"origin\",\"owner\":\"app\","
                                + "\"database\":\"app\"}}");
    }

    private static List<String> messages(String target) {
        return check("recovery: {source: origin, recoveryTarget: {%s}}".formatted(target), ORIGIN);
    }

    private static List<String> check(String bootstrap, String external) {
        var spec =
                read(
                        "{instances: 1, storage: {size: 1Gi}, bootstrap: {%s}, %s}"
                                .formatted(bootstrap, external));
        return ClusterRules.check("copy", Cluster.spec(spec), Optional.empty()).stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
    }

    private static ObjectNode read(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
