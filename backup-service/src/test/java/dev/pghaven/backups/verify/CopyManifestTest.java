package dev.pghaven.backups.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.kubernetes.OperatorConfiguration;
import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyManifestTest {
    private static final RestoreTarget MOMENT =
            new RestoreTarget(
                    RestoreTarget.Type.TIME,
                    Optional.of(Instant.parse("2026-06-05T12:07:00Z")),
                    Optional.empty());
    private static final RestoreTarget BACKUP =
            new RestoreTarget(
                    RestoreTarget.Type.BACKUP,
                    Optional.empty(),
                    Optional.of(VerificationWorld.BACKUP));

    private final Golden golden = Golden.of(CopyManifestTest.class);

    @Test
    void readsByPluginWithASharedAccount() {
        golden.assertMatches(
                "copy-by-plugin-1.30.0", manifest(new VerificationWorld(), RestoreTarget.latest()));
    }

    @Test
    void readsByTheOperatorWithAnAccountOfItsOwn() {
        var world = new VerificationWorld().inTree().withOperator("1.23.1");

        golden.assertMatches("copy-in-tree-1.23.1", manifest(world, RestoreTarget.latest()));
    }

    @Test
    void stopsAtAMomentOrAsSoonAsABackupIsConsistent() {
        assertThat(target(MOMENT).path("targetTime").asText()).isEqualTo("2026-06-05T12:07:00Z");
        assertThat(target(BACKUP).path("targetImmediate").asBoolean()).isTrue();
        assertThat(target(BACKUP).path("backupID").asText()).isEqualTo(VerificationWorld.BACKUP);
    }

    @Test
    void takesNothingAlongThatReachesOut() {
        var spec = manifest(new VerificationWorld(), RestoreTarget.latest()).path("spec");

        assertThat(spec.fieldNames())
                .toIterable()
                .doesNotContain("backup", "plugins", "certificates", "replica", "monitoring");
        assertThat(spec.at("/managed/services").isMissingNode()).isTrue();
        assertThat(spec.at("/managed/roles")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1.23.1, true", "1.27.0, false", "1.27.0, true", "1.30.0, false", "1.30.0, true"})
    void anApiServerAcceptsIt(String version, boolean inTree) {
        var world = new VerificationWorld().withOperator(version);
        var manifest = manifest(inTree ? world.inTree() : world, RestoreTarget.latest());

        assertThat(CrdSchemas.orSkip().faults("clusters", version, manifest)).isEmpty();
    }

    @Test
    void theWallsAreAsTheGoldenFileSays() {
        var configuration = VerificationWorld.configuration();
        var walls =
                CopyNetworkPolicy.of(
                        copy(),
                        source(),
                        configuration.getConfigMapping(VerificationConfiguration.class),
                        configuration.getConfigMapping(OperatorConfiguration.class));

        golden.assertMatches(
                "copy-network-policy",
                Serialization.unmarshal(Serialization.asJson(walls), JsonNode.class));
    }

    @Test
    void theArchiveIsReadAsTheGoldenFileSays() {
        var store = CopyArchive.objectStore(copy(), source(), Optional.empty());

        golden.assertMatches("copy-object-store", Resources.toJson(store));
    }

    private static Source source() {
        return new VerificationWorld().verify().run("check-request").state().origin();
    }

    private static Copy copy() {
        return Copy.of(VerificationWorld.OPERATION, "pghaven-verification");
    }

    private static JsonNode target(RestoreTarget target) {
        return manifest(new VerificationWorld(), target)
                .at("/spec/bootstrap/recovery/recoveryTarget");
    }

    private static JsonNode manifest(VerificationWorld world, RestoreTarget target) {
        world.verify(target).run("start-restore");
        return Resources.toJson(world.clusters.applied().getLast());
    }
}
