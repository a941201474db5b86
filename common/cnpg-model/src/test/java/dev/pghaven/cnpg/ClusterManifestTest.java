package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterManifestTest {
    private final Golden golden = Golden.of(ClusterManifestTest.class);

    static Stream<Arguments> manifests() {
        return Stream.of(
                Arguments.of("1.23.1", Manifests.for123()),
                Arguments.of("1.27.0", Manifests.for127()),
                Arguments.of("1.30.0", Manifests.for130()));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void saysWhatTheGoldenFileSays(String version, ClusterSpec spec) {
        var cluster = Cluster.of(Manifests.METADATA, spec);

        golden.assertMatches("cluster-" + version, Resources.toJson(cluster));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void anApiServerAcceptsIt(String version, ClusterSpec spec) {
        var manifest = Resources.toJson(Cluster.of(Manifests.METADATA, spec));

        assertThat(CrdSchemas.orSkip().faults("clusters", version, manifest)).isEmpty();
    }

    @Test
    void anOldApiServerRefusesNewFields() {
        var manifest = Resources.toJson(Cluster.of(Manifests.METADATA, Manifests.for130()));

        assertThat(CrdSchemas.orSkip().faults("clusters", "1.23.1", manifest))
                .anyMatch(fault -> fault.contains("'synchronous'"))
                .anyMatch(fault -> fault.contains("'serviceAccountName'"))
                .anyMatch(fault -> fault.contains("'probes'"));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isTheSameAfterAWayThroughTheClient(String version, ClusterSpec spec) {
        var cluster = Cluster.of(Manifests.METADATA, spec);

        assertThat(Resources.read(Resources.toGeneric(cluster), Cluster.class)).isEqualTo(cluster);
    }

    @Test
    void holdsOnlyWhatWasDecided() {
        var manifest =
                Resources.toJson(Cluster.of(Manifests.METADATA, ClusterSpec.builder(1).build()));

        assertThat(manifest)
                .hasToString(
                        """
                        {"apiVersion":"postgresql.cnpg.io/v1","kind":"Cluster",\
                        "metadata":{"name":"orders","namespace":"shop"},"spec":{"instances":1}}\
                        """);
    }

    @Test
    void anEmptyParameterIsADecision() {
        var spec =
                ClusterSpec.builder(1)
                        .postgresql(
                                new PostgresConfiguration(
                                        Map.of("search_path", ""), null, null, null, null, null))
                        .build();

        assertThat(
                        Resources.toJson(Cluster.of(Manifests.METADATA, spec))
                                .at("/spec/postgresql/parameters/search_path")
                                .asText("absent"))
                .isEmpty();
    }
}
