package dev.pghaven.sandbox.cnpg.instance;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynchronousStandbysTest {
    private static final String THREE =
            """
            status:
              currentPrimary: c-1
              instanceNames: [c-1, c-2, c-3]
              instancesStatus: {healthy: [c-1, c-2, c-3]}
            """;

    private static final String ONE_AWAY =
            """
            status:
              currentPrimary: c-1
              instanceNames: [c-1, c-2, c-3]
              instancesStatus: {healthy: [c-1, c-3], failed: [c-2]}
            """;

    @Test
    void nothingAskedIsAsynchronous() {
        assertThat(names("spec: {instances: 3}\n" + THREE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 2", "2, 2, 2"})
    void theNumbersMeanAnyOfTheReplicas(int min, int max, int expected) {
        assertThat(
                        names(
                                "spec: {instances: 3, minSyncReplicas: %d, maxSyncReplicas: %d}\n"
                                                .formatted(min, max)
                                        + THREE))
                .isEqualTo("ANY " + expected + " (\"c-2\",\"c-3\")");
    }

    @Test
    void theNumbersGoDownWithTheReplicas() {
        assertThat(
                        names(
                                "spec: {instances: 3, minSyncReplicas: 2, maxSyncReplicas: 2}\n"
                                        + ONE_AWAY))
                .isEqualTo("ANY 1 (\"c-3\")");
    }

    @Test
    void requiredDurabilityNamesWhoIsAwayAndThePrimaryLast() {
        assertThat(names(section("method: any, number: 1") + ONE_AWAY))
                .isEqualTo("ANY 1 (\"c-3\",\"c-2\",\"c-1\")");
    }

    @Test
    void preferredDurabilityNamesWhoIsThereAndAsksForNoMore() {
        assertThat(names(section("method: any, number: 2, dataDurability: preferred") + ONE_AWAY))
                .isEqualTo("ANY 1 (\"c-3\")");
    }

    @Test
    void externalStandbysStandAroundTheClustersOwn() {
        assertThat(
                        names(
                                section(
                                                "method: first, number: 1, standbyNamesPre: [far],"
                                                        + " standbyNamesPost: [near],"
                                                        + " maxStandbyNamesFromCluster: 1")
                                        + THREE))
                .isEqualTo("FIRST 1 (\"far\",\"c-2\",\"near\")");
    }

    private static String section(String content) {
        return "spec: {instances: 3, postgresql: {synchronous: {%s}}}\n".formatted(content);
    }

    private static String names(String specAndStatus) {
        return SynchronousStandbys.names(cluster(specAndStatus));
    }
}
