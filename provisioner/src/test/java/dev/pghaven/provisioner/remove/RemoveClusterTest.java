package dev.pghaven.provisioner.remove;

import static dev.pghaven.provisioner.remove.RemovalWorld.OPERATION;
import static dev.pghaven.provisioner.remove.RemovalWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.operations.Access;
import dev.pghaven.provisioner.fakes.Configurations;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoveClusterTest {
    private final RemovalWorld world = new RemovalWorld(Configurations.withAzure());

    @Test
    void leavesNothingBehind() {
        var workflow = world.withCluster().remove().runToEnd();

        assertThat(workflow.completed()).as(workflow.stop().toString()).isTrue();
        assertThat(world.of(ORDERS)).isEmpty();
        assertThat(world.credentials.trusted()).isEmpty();
        assertThat(world.namespaces.exists("apps")).isFalse();
        assertThat(workflow.facts()).containsExactly(new ClusterRemoved(ORDERS, OPERATION));
    }

    @Test
    void nobodyEntersAClusterThatGoes() {
        world.waysIn.add("Service/orders-rw-external");
        var workflow = world.withCluster().remove().run("remove-endpoints");

        assertThat(workflow.waitingFor()).hasValue("still there: Service/orders-rw-external");
        assertThat(world.clusters.find(ORDERS)).isPresent();
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void stopsTheSchedulesBeforeTheClusterAndTakesTheArchiveAwayAfterIt() {
        var workflow = world.withCluster().remove().runUntil("delete-cluster");
        assertThat(world.backups.standing()).containsExactly("Backup/apps/orders");

        workflow.runUntil("remove-backup-objects");
        assertThat(world.clusters.find(ORDERS)).isEmpty();
        assertThat(world.objectStores.standing()).hasSize(1);
    }

    @Test
    void handsOnWhetherTheBackupsGo() {
        var request = new dev.pghaven.contracts.RemoveCluster(ORDERS, true);

        assertThat(world.withCluster().remove(request).runToEnd().facts())
                .containsExactly(new ClusterRemoved(ORDERS, OPERATION, true));
    }

    @Test
    void succeedsWhereThereIsNothing() {
        var workflow = world.remove().runToEnd();

        assertThat(workflow.facts()).containsExactly(new ClusterRemoved(ORDERS, OPERATION));
    }

    @Test
    void takesAwayWhatWasMadeBeforeTheClusterCameToBe() {
        world.namespaces.ensure("apps");
        world.secrets.ensureLogin(
                ORDERS,
                "orders-pghaven",
                "pghaven",
                Map.of(OurAnnotations.IDENTITY, RemovalWorld.IDENTITY.toString()));
        world.credentials.grant(RemovalWorld.IDENTITY, ServiceAccount.of(ORDERS));

        world.remove().runToEnd();

        assertThat(world.secrets.names()).isEmpty();
        assertThat(world.credentials.trusted()).isEmpty();
    }

    @Test
    void refusesAClusterThatIsNotOurs() {
        world.clusters.occupy(ORDERS);

        var workflow = world.remove().runToEnd();

        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        RemovalFailed.class,
                        it -> assertThat(it.reason()).contains("managed by Helm"));
        assertThat(world.clusters.uidOf(ORDERS)).isPresent();
    }

    @Test
    void sparesASuccessorOfTheSameName() {
        var workflow = world.withCluster().remove().runUntil("delete-cluster");
        world.clusters.delete(ORDERS, world.clusters.uidOf(ORDERS).orElseThrow());
        world.withCluster();
        var successor = world.clusters.uidOf(ORDERS);

        workflow.run("delete-cluster");

        assertThat(world.clusters.uidOf(ORDERS)).isEqualTo(successor);
    }

    @Test
    void waitsForThePodsToGo() {
        world.podsStillThere.add("Pod/orders-1");

        var workflow = world.withCluster().remove().run("await-instances-gone");

        assertThat(workflow.waitingFor()).hasValue("still there: Pod/orders-1");
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void keepsANamespaceThatSomebodyElseMade() {
        world.namespaces.madeBySomebodyElse("apps");

        assertThat(world.withCluster().remove().runToEnd().completed()).isTrue();
        assertThat(world.namespaces.exists("apps")).isTrue();
    }

    @Test
    void keepsANamespaceInWhichSomethingElseLives() {
        world.namespaces.somethingElseLivesIn("apps");

        assertThat(world.withCluster().remove().runToEnd().completed()).isTrue();
        assertThat(world.namespaces.exists("apps")).isTrue();
    }

    @Test
    void keepsTheTrustThatAnotherClusterLivesOn() {
        world.withClusterOn("postgres", "orders").withClusterOn("postgres", "billing");

        assertThat(world.remove().runToEnd().completed()).isTrue();

        assertThat(world.credentials.trusted())
                .containsExactly(new ServiceAccount("apps", "postgres"));
        assertThat(world.accounts.clientIds()).hasSize(1);
    }

    @Test
    void endsTheTrustWithTheLastClusterThatSharedIt() {
        world.withClusterOn("postgres", "orders");

        assertThat(world.remove().runToEnd().completed()).isTrue();

        assertThat(world.credentials.trusted()).isEmpty();
        assertThat(world.accounts.clientIds()).isEmpty();
    }

    @Test
    void passesWhoeverHasNotBegun() {
        assertThat(new RemoveCluster(null, null, null, null, null, null).access())
                .isEqualTo(Access.EXCLUSIVE_FINAL);
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(() -> fresh().remove(), RemoveClusterTest::endsWell);
    }

    @Test
    void toleratesEveryStepTwice() {
        Crashes.everyStepTwice(() -> fresh().remove(), RemoveClusterTest::endsWell);
    }

    private static RemovalWorld fresh() {
        return new RemovalWorld(Configurations.withAzure()).withCluster();
    }

    private static void endsWell(WorkflowDriver<Removal> workflow) {
        assertThat(workflow.facts()).containsExactly(new ClusterRemoved(ORDERS, OPERATION));
    }
}
