package dev.pghaven.provisioner.provision;

import static dev.pghaven.provisioner.provision.ProvisioningWorld.OPERATION;
import static dev.pghaven.provisioner.provision.ProvisioningWorld.ORDERS;
import static dev.pghaven.provisioner.provision.ProvisioningWorld.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.Identity;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ProvisioningFailed;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.provisioner.fakes.Configurations;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import org.junit.jupiter.api.Test;

class ProvisionClusterTest {
    private final ProvisioningWorld world = new ProvisioningWorld(Configurations.withAzure());

    @Test
    void saysThatTheClusterIsProvisionedOnceItIs() {
        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.completed()).as(workflow.stop().toString()).isTrue();
        assertThat(workflow.facts())
                .containsExactly(
                        new ClusterProvisioned(
                                ORDERS,
                                OPERATION,
                                "orders-rw.apps.svc",
                                "orders-ro.apps.svc",
                                SPEC,
                                world.clusters.uidOf(ORDERS)));
    }

    @Test
    void trustsTheServiceAccountBeforeTheClusterNeedsIt() {
        world.provision(SPEC).runUntil("deploy-postgres-cluster");

        assertThat(world.credentials.trusted()).containsExactly(ServiceAccount.of(ORDERS));
        assertThat(world.clusters.applied()).isEmpty();
    }

    @Test
    void makesBothLoginsBeforeTheClusterNeedsThem() {
        world.provision(SPEC).runUntil("deploy-postgres-cluster");

        assertThat(world.secrets.names())
                .containsExactlyInAnyOrder("apps/orders-app", "apps/orders-pghaven");
        assertThat(world.secrets.login(ORDERS, "orders-app").orElseThrow().username())
                .isEqualTo("app");
    }

    @Test
    void keepsThePasswordThatItMadeBefore() {
        world.provision(SPEC).runToEnd();
        var before = world.secrets.login(ORDERS, "orders-app");

        world.provision(SPEC).runToEnd();

        assertThat(world.secrets.login(ORDERS, "orders-app")).isEqualTo(before);
    }

    @Test
    void holdsNoPasswordInItsState() {
        var workflow = world.provision(SPEC).runUntil("load-sample-data");
        var password = world.secrets.login(ORDERS, "orders-pghaven").orElseThrow().password();

        assertThat(workflow.state().toString()).doesNotContain(password);
        assertThat(world.clusters.applied().toString()).doesNotContain(password);
    }

    @Test
    void refusesANameThatIsNotOurs() {
        world.clusters.occupy(ORDERS);

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ProvisioningFailed.class,
                        it -> {
                            assertThat(it.step()).isEqualTo("check-request");
                            assertThat(it.reason())
                                    .contains("managed by Helm")
                                    .contains("app.kubernetes.io/managed-by=pghaven")
                                    .contains("pghaven.dev/cluster=orders");
                        });
        assertThat(world.namespaces.exists("apps")).isFalse();
    }

    @Test
    void refusesASecretThatIsNotOurs() {
        world.secrets.occupy(ORDERS, "orders-app");

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("create-bootstrap-secret");
        assertThat(workflow.stop().orElseThrow()).contains("apps/orders-app");
    }

    @Test
    void saysThatThereIsNoOperator() {
        var workflow = world.withoutOperator().provision(SPEC).runToEnd();

        assertThat(workflow.stop().orElseThrow())
                .contains("cnpg-system")
                .contains("pghaven.operator.version");
    }

    @Test
    void namesEverythingThatTheOperatorLacks() {
        var spec =
                Specs.of(
                        """
                        {"storage": {"size": "8Gi"},
                         "synchronous": {"method": "first", "dataDurability": "preferred"},
                         "bootstrap": {"localeProvider": "icu"},
                         "workloadIdentity": {"clientId": "c", "serviceAccountName": "shared"}}
                        """);

        var workflow = world.withOperator("1.23.1").provision(spec).runToEnd();

        assertThat(workflow.stop().orElseThrow())
                .contains("a service account shared by clusters; that came with 1.29.0")
                .contains("a choice of locale provider; that came with 1.25.0")
                .contains("synchronous replication by method; that came with 1.24.0")
                .contains("a choice of data durability; that came with 1.25.0");
    }

    @Test
    void refusesAnOperatorThatIsTooOld() {
        var workflow = world.withOperator("1.22.5").provision(SPEC).runToEnd();

        assertThat(workflow.stop().orElseThrow()).contains("CNPG 1.22.5 is older than 1.23.0");
    }

    @Test
    void waitsForANamespaceThatIsBeingDeleted() {
        world.namespaces.terminate("apps");

        var workflow = world.provision(SPEC).run("create-namespace");

        assertThat(workflow.waitingFor()).hasValue("namespace apps is still being deleted");
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void waitsItsTurnAtTheIdentity() {
        world.credentials.busyFor(2);

        var workflow = world.provision(SPEC).run("create-federated-credential");

        assertThat(workflow.waitingFor()).hasValue("another write is going on");
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void refusesAnIdentityThatIsFull() {
        world.credentials.fill(new Identity("sub", "rg", "mi-postgres"));

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("create-federated-credential");
        assertThat(workflow.stop()).hasValue("identity mi-postgres is full");
    }

    @Test
    void sharesOneServiceAccountWhereAsked() {
        var shared = new ProvisioningWorld(Configurations.withSharedServiceAccount());

        shared.provision(SPEC).runToEnd();

        var account = new ServiceAccount("apps", "postgres");
        assertThat(shared.credentials.trusted()).containsExactly(account);
        assertThat(shared.accounts.clientIds()).containsEntry(account, "client-of-mi-postgres");
        assertThat(shared.clusters.applied().getLast().spec().serviceAccountName())
                .isEqualTo("postgres");
        assertThat(shared.clusters.applied().getLast().spec().serviceAccountTemplate()).isNull();
    }

    @Test
    void goesWithoutAzureWhereThereIsNone() {
        var without = new ProvisioningWorld(Configurations.withoutAzure());

        assertThat(without.provision(SPEC).runToEnd().completed()).isTrue();
        assertThat(without.credentials.trusted()).isEmpty();
        assertThat(without.clusters.applied().getLast().spec().inheritedMetadata()).isNull();
    }

    @Test
    void saysWhatAdmissionSaid() {
        world.clusters.admissionRejects("spec.instances: must be at least 1");

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("deploy-postgres-cluster");
        assertThat(workflow.stop().orElseThrow()).contains("spec.instances: must be at least 1");
    }

    @Test
    void saysThePhaseWhileItWaits() {
        world.clusters.operatorSays(Phase.CREATING_REPLICA);

        var workflow = world.provision(SPEC).run("await-healthy-cluster");
        assertThat(workflow.waitingFor()).hasValue("Creating a new replica");

        world.clusters.operatorSays(Phase.HEALTHY);
        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void saysWhyPodsDoNotStart() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.instances.obstructedBy("orders-1: Unschedulable: 0/3 nodes: 3 Insufficient cpu");

        assertThat(world.provision(SPEC).runToEnd().stop().orElseThrow())
                .contains("Setting up primary; orders-1: Unschedulable")
                .contains("Insufficient cpu");
    }

    @Test
    void doesNotAdoptAClusterThatSomebodyMadeMeanwhile() {
        var workflow = world.provision(SPEC).runUntil("deploy-postgres-cluster");
        world.clusters.occupy(ORDERS);

        assertThat(workflow.runToEnd().stop().orElseThrow()).contains("managed by Helm");
        assertThat(world.clusters.applied()).hasSize(1);
    }

    @Test
    void changesWhatCanBeChangedOfAClusterThatStands() {
        world.provision(SPEC).runToEnd();
        var grown = Specs.of("{\"storage\": {\"size\": \"16Gi\"}}");

        assertThat(world.provision(grown).runToEnd().completed()).isTrue();
        assertThat(world.clusters.applied().getLast().spec().storage().size()).isEqualTo("16Gi");
    }

    @Test
    void refusesAnotherDatabaseForAClusterThatStands() {
        world.provision(SPEC).runToEnd();
        var renamed =
                Specs.of(
                        """
                        {"storage": {"size": "8Gi"},
                         "bootstrap": {"database": "orders", "dataChecksums": false}}
                        """);

        var workflow = world.provision(renamed).runToEnd();

        assertThat(workflow.step()).isEqualTo("check-request");
        assertThat(workflow.stop().orElseThrow())
                .contains("spec.bootstrap.database cannot change")
                .contains("it is app, not orders")
                .contains("spec.bootstrap.dataChecksums");
        assertThat(world.clusters.applied()).hasSize(1);
    }

    @Test
    void remembersTheIdentityBeforeAzureTrustsAnybody() {
        world.provision(SPEC).runUntil("create-federated-credential");

        assertThat(world.credentials.trusted()).isEmpty();
        assertThat(world.secrets.notesOn(ORDERS, "orders-pghaven"))
                .containsEntry(
                        OurAnnotations.IDENTITY,
                        new Identity("sub", "rg", "mi-postgres").toString());
    }

    @Test
    void refusesAnotherIdentityForAClusterThatStands() {
        world.provision(SPEC).runToEnd();
        var other =
                Specs.of(
                        """
                        {"storage": {"size": "8Gi"},
                         "workloadIdentity":
                             {"identity": {"resourceGroup": "rg", "name": "mi-other"}}}
                        """);

        assertThat(world.provision(other).runToEnd().stop().orElseThrow())
                .contains("mi-postgres, which cannot change to")
                .contains("mi-other");
        assertThat(world.credentials.trusted()).containsExactly(ServiceAccount.of(ORDERS));
    }

    @Test
    void refusesTheLoginOfAnotherRole() {
        world.provision(SPEC).runUntil("deploy-postgres-cluster");
        var other =
                Specs.of(
                        """
                        {"storage": {"size": "8Gi"}, "bootstrap": {"owner": "orders"}}
                        """);

        assertThat(world.provision(other).runToEnd().stop())
                .hasValue(
                        "secret apps/orders-app holds the login of role app, not of orders; remove"
                                + " the cluster first");
    }

    @Test
    void refusesWhatItsSettingsCannotServe() {
        var without = new ProvisioningWorld(Configurations.withoutAzure());
        var spec =
                Specs.of(
                        """
                        {"storage": {"size": "8Gi"},
                         "workloadIdentity": {"identity": {"resourceGroup": "rg", "name": "mi"}},
                         "exposure": {"dnsLabel": "orders"}}
                        """);

        var workflow = without.provision(spec).runToEnd();

        assertThat(workflow.step()).isEqualTo("check-request");
        assertThat(workflow.stop().orElseThrow())
                .contains("needs the setting pghaven.azure.subscription-id")
                .contains("spec.exposure.dnsLabel needs the setting pghaven.azure.region");
    }

    @Test
    void givesUpWhenTheOperatorDoes() {
        world.clusters.operatorSays(Phase.UNRECOVERABLE);

        assertThat(world.provision(SPEC).runToEnd().stop())
                .hasValue("Cluster is unrecoverable and needs manual intervention");
    }

    @Test
    void givesUpOnAClusterThatNeverGetsHealthy() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);

        assertThat(world.provision(SPEC).runToEnd().stop().orElseThrow())
                .startsWith("not within 30m")
                .contains("Setting up primary");
    }

    @Test
    void refusesInstancesThatAreNotWhereTheyShouldBe() {
        world.instances.placedOn(0, 1, 1);

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("verify-placement");
        assertThat(workflow.stop().orElseThrow())
                .contains("nodes: expected 3 distinct ones, found [aks-0, aks-1, aks-1]")
                .contains("{westus3-1=1, westus3-2=2, westus3-3=0}");
    }

    @Test
    void oneZoneIsNotASpread() {
        world.instances.inOneZone();

        assertThat(world.provision(SPEC).runToEnd().stop().orElseThrow())
                .contains("topology.kubernetes.io/zone: expected an even spread")
                .contains("{westus3-1=3}");
    }

    @Test
    void makesThePodMonitorsWhoseKindsAreInstalled() {
        world.podMonitors.install(PodMonitor.AZURE_GROUP);

        world.provision(SPEC).runToEnd();

        assertThat(world.podMonitors.standing())
                .singleElement()
                .satisfies(it -> assertThat(it.apiVersion()).startsWith(PodMonitor.AZURE_GROUP));
    }

    @Test
    void waitsUntilEveryReplicaHasReplayedTheWrite() {
        world.databases.replayLateBy(1);

        var workflow = world.provision(SPEC).run("verify-replication");

        assertThat(workflow.waitingFor()).hasValue("orders-2 has not replayed the write yet");
        assertThat(workflow.runToEnd().completed()).isTrue();
        assertThat(world.databases.marks()).containsExactly(OPERATION);
    }

    @Test
    void waitsUntilTheRoleMayLogIn() {
        world.databases.refuseLogins(3);

        assertThat(world.provision(SPEC).runToEnd().completed()).isTrue();
    }

    @Test
    void saysWhyTheRoleMayNotLogIn() {
        world.databases.refuseLogins(1);
        world.clusters.cannotReconcile("pghaven", "role pg_read_all_data does not exist");

        assertThat(world.provision(SPEC).run("verify-replication").waitingFor())
                .hasValue(
                        "role \"pghaven\" is not permitted to log in; the operator says: role"
                                + " pg_read_all_data does not exist");
    }

    @Test
    void doesNotTakeAsynchronousReplicationForSynchronous() {
        world.databases.replicateAsynchronously();

        var workflow = world.provision(SPEC).runToEnd();

        assertThat(workflow.step()).isEqualTo("verify-replication");
        assertThat(workflow.stop().orElseThrow())
                .contains("synchronous standbys: expected at least 1, found 0");
    }

    @Test
    void doesNotTakeASecondPrimaryForAReplica() {
        world.databases.splitBrain();

        assertThat(world.provision(SPEC).runToEnd().stop().orElseThrow())
                .contains("orders-2 is labelled a replica but is not in recovery");
    }

    @Test
    void looksWhetherThePostgresqlIsTheOneThatWasExpected() {
        var older = Specs.of(expecting(17));

        assertThat(world.provision(older).runToEnd().stop())
                .hasValue("PostgreSQL: expected version 17, found 18");
        assertThat(world.provision(Specs.of(expecting(18))).runToEnd().completed()).isTrue();
    }

    private static String expecting(int major) {
        return "{\"storage\": {\"size\": \"8Gi\"}, \"postgresql\": {\"majorVersion\": %d}}"
                .formatted(major);
    }

    @Test
    void loadsSampleDataOnlyWhereAsked() {
        world.provision(SPEC).runToEnd();
        assertThat(world.databases.sampleRows()).isZero();

        var asking = Specs.of("{\"storage\": {\"size\": \"8Gi\"}, \"sampleData\": true}");
        world.provision(asking).runToEnd();
        assertThat(world.databases.sampleRows()).isEqualTo(3);
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(() -> fresh().provision(SPEC), ProvisionClusterTest::endsWell);
    }

    @Test
    void toleratesEveryStepTwice() {
        Crashes.everyStepTwice(() -> fresh().provision(SPEC), ProvisionClusterTest::endsWell);
    }

    private static ProvisioningWorld fresh() {
        return new ProvisioningWorld(Configurations.withAzure());
    }

    private static void endsWell(WorkflowDriver<Provisioning> workflow) {
        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClusterProvisioned.class,
                        it -> assertThat(it.operation()).isEqualTo(OPERATION));
    }
}
