package dev.pghaven.provisioner.provision;

import static dev.pghaven.provisioner.provision.ProvisioningWorld.ORDERS;
import static dev.pghaven.provisioner.provision.ProvisioningWorld.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Archives.Look;
import dev.pghaven.provisioner.fakes.Configurations;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchivingTest {
    private static final String PLACE = "https://account.blob.core.windows.net/backups";
    private static final Archive ARCHIVE =
            new Archive(DestinationPath.parse(PLACE), "orders", BackupMethod.PLUGIN);

    private final ProvisioningWorld world = fresh();

    @Test
    void archivesByPluginWhereItIsInstalled() {
        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.completed()).as(workflow.stop().toString()).isTrue();
        assertThat(world.objectStores.standing())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.metadata().getName()).isEqualTo("orders-backups");
                    assertThat(it.spec().configuration().destinationPath()).isEqualTo(PLACE);
                });
        var spec = world.clusters.applied().getLast().spec();
        assertThat(spec.plugins())
                .singleElement()
                .satisfies(it -> assertThat(it.objectStore()).hasValue("orders-backups"));
        assertThat(spec.backup()).isNull();
    }

    @Test
    void archivesByTheOperatorWhereThereIsNoPlugin() {
        world.objectStores.uninstall();

        assertThat(world.provision(SPEC).runToEnd().completed()).isTrue();

        var spec = world.clusters.applied().getLast().spec();
        assertThat(spec.backup().barmanObjectStore().destinationPath()).isEqualTo(PLACE);
        assertThat(spec.plugins()).isNull();
        assertThat(world.objectStores.standing()).isEmpty();
    }

    @Test
    void archivesByTheOperatorWhereItIsTooOldForPlugins() {
        assertThat(world.withOperator("1.25.0").provision(SPEC).runToEnd().completed()).isTrue();

        assertThat(world.clusters.applied().getLast().spec().backup()).isNotNull();
    }

    @Test
    void archivesAsAsked() {
        var asked =
                backup("{\"method\": \"barmanObjectStore\", \"destinationPath\": \"%s/b\"}", PLACE);

        assertThat(world.provision(asked).runToEnd().completed()).isTrue();

        assertThat(
                        world.clusters
                                .applied()
                                .getLast()
                                .spec()
                                .backup()
                                .barmanObjectStore()
                                .destinationPath())
                .isEqualTo(PLACE + "/b");
    }

    @Test
    void saysWhereTheArchiveIsAndWhoWritesIt() {
        var workflow = world.provision(SPEC).runToEnd();

        assertThat(provisioned(workflow).spec())
                .isEqualTo(SPEC.withBackup(Backup.defaults().decided(BackupMethod.PLUGIN, PLACE)));
    }

    @Test
    void archivesNothingWhereNobodySaysWhere() {
        var without = new ProvisioningWorld(Configurations.withAzure());

        var workflow = without.provision(SPEC).runToEnd();

        assertThat(provisioned(workflow).spec()).isEqualTo(SPEC);
        assertThat(without.objectStores.standing()).isEmpty();
        assertThat(without.clusters.applied().getLast().spec().plugins()).isNull();
        assertThat(without.databases.closedSegments()).isEmpty();
    }

    @Test
    void archivesNothingWhereItIsSwitchedOff() {
        assertThat(world.provision(backup("{\"enabled\": false}")).runToEnd().completed()).isTrue();

        assertThat(world.clusters.applied().getLast().spec().plugins()).isNull();
        assertThat(world.clusters.applied().getLast().spec().backup()).isNull();
    }

    @Test
    void refusesBackupsThatHaveNoPlace() {
        var without = new ProvisioningWorld(Configurations.withAzure());

        assertThat(stopOf(without.provision(backup("{}"))))
                .contains("spec.backup needs a destinationPath")
                .contains("pghaven.provisioner.backup.destination-path");
    }

    @Test
    void refusesAnArchiveThatItCannotLookInto() {
        var blind =
                new ProvisioningWorld(
                        Configurations.with(
                                Map.of("pghaven.provisioner.backup.destination-path", PLACE)));

        assertThat(stopOf(blind.provision(SPEC)))
                .contains("an archive needs the setting pghaven.azure.client-id");
    }

    @Test
    void refusesAPluginThatIsNotInstalled() {
        world.objectStores.uninstall();

        assertThat(stopOf(world.provision(backup("{\"method\": \"plugin\"}"))))
                .contains("the Barman Cloud plugin is not installed");
    }

    @Test
    void refusesAPluginThatTheOperatorDoesNotKnow() {
        assertThat(
                        stopOf(
                                world.withOperator("1.25.1")
                                        .provision(backup("{\"method\": \"plugin\"}"))))
                .contains("backups by plugin; that came with 1.26.0");
    }

    @Test
    void refusesABarmanThatTheOperatorNoLongerHas() {
        assertThat(
                        stopOf(
                                world.withOperator("1.31.0")
                                        .provision(backup("{\"method\": \"barmanObjectStore\"}"))))
                .contains("CNPG 1.31.0 has no Barman of its own any more");
    }

    @Test
    void saysThatThePluginIsMissingWhereNothingElseIsLeft() {
        world.objectStores.uninstall();

        assertThat(stopOf(world.withOperator("1.31.0").provision(SPEC)))
                .contains("the Barman Cloud plugin is not installed");
    }

    @Test
    void refusesANameThatIsNoContainer() {
        assertThat(stopOf(world.provision(backup("{\"destinationPath\": \"https://a.test/B_\"}"))))
                .contains("spec.backup.destinationPath: 'B_' is no name of a blob container");
    }

    @Test
    void refusesAnArchiveThatIsInUse() {
        world.archives.put(ARCHIVE, "000000010000000000000001.gz");

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("check-archive-is-empty");
        assertThat(workflow.stop().orElseThrow())
                .contains(PLACE + "/orders is in use")
                .contains("000000010000000000000001.gz");
        assertThat(world.objectStores.standing()).isEmpty();
        assertThat(world.clusters.applied()).isEmpty();
    }

    @Test
    void doesNotMindTheArchiveOfTheClusterItself() {
        world.provision(SPEC).runToEnd();

        assertThat(world.provision(SPEC).runToEnd().completed()).isTrue();
    }

    @Test
    void doesNotMindItsOwnArchiveWhenTheWayOfArchivingChanges() {
        world.provision(SPEC).runToEnd();

        var other = backup("{\"method\": \"barmanObjectStore\"}");

        assertThat(world.provision(other).runToEnd().completed()).isTrue();
        assertThat(world.provision(SPEC).runToEnd().completed()).isTrue();
    }

    @Test
    void mindsAnotherArchiveThatTheClusterIsToMoveTo() {
        world.provision(SPEC).runToEnd();
        var elsewhere = PLACE + "/elsewhere";
        world.archives.put(
                new Archive(DestinationPath.parse(elsewhere), "orders", BackupMethod.PLUGIN), "x");

        assertThat(stopOf(world.provision(backup("{\"destinationPath\": \"%s\"}", elsewhere))))
                .contains(elsewhere + "/orders is in use");
    }

    @Test
    void refusesAContainerThatDoesNotExist() {
        world.archives.answer(new Look.NoContainer("there is no container backups"));

        assertThat(world.provision(SPEC).runToEnd().stop())
                .hasValue("there is no container backups");
    }

    @Test
    void waitsForItsRoleToCount() {
        world.archives.answer(new Look.NoAccess("may not list"));

        var workflow = world.provision(SPEC).run("check-archive-is-empty");
        assertThat(workflow.waitingFor()).hasValue("may not list");

        world.archives.answerAgain();
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void refusesAnObjectStoreThatIsNotOurs() {
        world.objectStores.occupy(ORDERS, "orders-backups");

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("create-object-store");
        assertThat(workflow.stop().orElseThrow()).contains("managed by Helm");
        assertThat(world.clusters.applied()).isEmpty();
    }

    @Test
    void isNotDoneBeforeTheSegmentIsArchived() {
        world.archives.archiveLateBy(1);

        var workflow = world.provision(SPEC).run("verify-archiving");

        assertThat(workflow.waitingFor())
                .hasValue("segment 000000010000000000000002 is not in " + ARCHIVE);
        assertThat(workflow.facts()).isEmpty();
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void saysWhyNothingIsArchived() {
        world.archives.archiveNothing();
        world.databases.archivingFails(7, "000000010000000000000002 at 2026-01-01T00:00:00Z");
        world.clusters.operatorSays(
                "conditions",
                List.of(
                        Map.of(
                                "type", "ContinuousArchiving",
                                "status", "False",
                                "message", "AADSTS70021: no matching federated identity")));

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("verify-archiving");
        assertThat(workflow.stop().orElseThrow())
                .startsWith("not within 10m")
                .contains("segment 000000010000000000000002 is not in " + ARCHIVE)
                .contains("archiving failed 7 times, last of 000000010000000000000002 at 2026")
                .contains("the operator says: AADSTS70021");
    }

    @Test
    void doesNotTrustTheOperatorsWord() {
        world.archives.archiveNothing();
        world.clusters.operatorSays(
                "conditions", List.of(Map.of("type", "ContinuousArchiving", "status", "True")));

        assertThat(world.provision(SPEC).runToEnd().completed()).isFalse();
    }

    @Test
    void doesNotWaitForTheSegmentOfAnOldTimeline() {
        world.archives.archiveNothing();
        var workflow = world.provision(SPEC).runUntil("verify-archiving");
        world.clusters.operatorSays("timelineID", 2);

        assertThat(workflow.runToEnd().stop().orElseThrow())
                .contains("went on to timeline 2 before segment 000000010000000000000002");
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(() -> fresh().provision(SPEC), ArchivingTest::endsWell);
    }

    @Test
    void toleratesEveryStepTwice() {
        Crashes.everyStepTwice(() -> fresh().provision(SPEC), ArchivingTest::endsWell);
    }

    private static ProvisioningWorld fresh() {
        return new ProvisioningWorld(
                Configurations.withAzureAnd("pghaven.provisioner.backup.destination-path", PLACE));
    }

    private static void endsWell(WorkflowDriver<Provisioning> workflow) {
        assertThat(provisioned(workflow).spec().backup().flatMap(Backup::destinationPath))
                .hasValue(PLACE);
    }

    private static String stopOf(WorkflowDriver<Provisioning> workflow) {
        return workflow.runToEnd().stop().orElseThrow();
    }

    private static ClusterProvisioned provisioned(WorkflowDriver<Provisioning> workflow) {
        assertThat(workflow.facts()).singleElement().isInstanceOf(ClusterProvisioned.class);
        return (ClusterProvisioned) workflow.facts().getFirst();
    }

    private static ClusterSpec backup(String json, Object... values) {
        return Specs.of(
                "{\"storage\": {\"size\": \"8Gi\"}, \"backup\": %s}"
                        .formatted(json.formatted(values)));
    }
}
