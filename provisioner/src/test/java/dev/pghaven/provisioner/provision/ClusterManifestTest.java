package dev.pghaven.provisioner.provision;

import static dev.pghaven.provisioner.provision.ProvisioningWorld.OPERATION;
import static dev.pghaven.provisioner.provision.ProvisioningWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.azure.Identity;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterManifestTest {
    private static final AssumedIdentity OWN =
            new AssumedIdentity(
                    "11111111-1111-1111-1111-111111111111",
                    Optional.of(new Identity("sub", "rg", "mi-postgres")),
                    Optional.empty());
    private static final AssumedIdentity SHARED =
            new AssumedIdentity(
                    OWN.clientId(),
                    OWN.resource(),
                    Optional.of(new ServiceAccount("apps", "postgres")));

    private final Golden golden = Golden.of(ClusterManifestTest.class);

    @ParameterizedTest
    @ValueSource(strings = {"1.23.1", "1.24.0", "1.27.0", "1.30.0"})
    void saysWithDefaultsWhatTheGoldenFileSays(String version) {
        golden.assertMatches(
                "cluster-with-defaults-" + version,
                manifest(ProvisioningWorld.SPEC, version, Optional.of(OWN)));
    }

    @ParameterizedTest
    @CsvSource({"1.23.1", "1.27.0", "1.30.0"})
    void saysTheHowTosTableAsTheGoldenFileSays(String version) {
        golden.assertMatches(
                "cluster-of-the-how-to-" + version,
                manifest(HowTo.SPEC, version, Optional.of(OWN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23.1", "1.27.0", "1.30.0"})
    void anApiServerAcceptsIt(String version) {
        assertThat(faults(manifest(ProvisioningWorld.SPEC, version, Optional.of(OWN)), version))
                .isEmpty();
        assertThat(faults(manifest(HowTo.SPEC, version, Optional.of(OWN)), version)).isEmpty();
    }

    @Test
    void anApiServerAcceptsASharedServiceAccount() {
        var manifest = manifest(ProvisioningWorld.SPEC, "1.30.0", Optional.of(SHARED));

        assertThat(manifest.at("/spec/serviceAccountName").asText()).isEqualTo("postgres");
        assertThat(manifest.at("/spec/serviceAccountTemplate").isMissingNode()).isTrue();
        assertThat(faults(manifest, "1.30.0")).isEmpty();
    }

    @Test
    void asksForAQuorumByAnnotationWhereTheFieldIsMissing() {
        var manifest = manifest(ProvisioningWorld.SPEC, "1.27.0", Optional.empty());

        assertThat(
                        manifest.at("/metadata/annotations")
                                .path("alpha.cnpg.io/failoverQuorum")
                                .asText())
                .isEqualTo("true");
        assertThat(manifest.at("/spec/postgresql/synchronous/failoverQuorum").isMissingNode())
                .isTrue();
    }

    @Test
    void putsTheNamesOfAPlannedExposureIntoTheCertificate() {
        var manifest =
                Resources.toJson(
                        ClusterManifest.of(
                                state(ProvisioningWorld.SPEC, "1.30.0", Optional.empty()),
                                List.of("orders.westus3.cloudapp.azure.com"),
                                Optional.empty()));

        assertThat(manifest.at("/spec/certificates/serverAltDNSNames/0").asText())
                .isEqualTo("orders.westus3.cloudapp.azure.com");
    }

    @Test
    void inheritsNoDnsLabel() {
        var manifest = manifest(HowTo.SPEC, "1.30.0", Optional.of(OWN));

        assertThat(manifest.at("/spec/inheritedMetadata").toString()).doesNotContain("dns-label");
    }

    @Test
    void letsNobodyInWithoutTls() {
        var lines = manifest(ProvisioningWorld.SPEC, "1.30.0", Optional.empty());

        assertThat(lines.at("/spec/postgresql/pg_hba"))
                .extracting(JsonNode::asText)
                .contains("hostssl all all all scram-sha-256", "hostnossl all all all reject");
    }

    private static JsonNode manifest(
            ClusterSpec spec, String version, Optional<AssumedIdentity> identity) {
        return Resources.toJson(
                ClusterManifest.of(state(spec, version, identity), List.of(), Optional.empty()));
    }

    private static Provisioning state(
            ClusterSpec spec, String version, Optional<AssumedIdentity> identity) {
        return new Provisioning(
                OPERATION,
                ORDERS,
                spec,
                Optional.of(OperatorVersion.of(version)),
                identity,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> faults(JsonNode manifest, String version) {
        return CrdSchemas.orSkip().faults("clusters", version, manifest);
    }
}
