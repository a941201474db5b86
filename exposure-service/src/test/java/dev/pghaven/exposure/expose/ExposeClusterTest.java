package dev.pghaven.exposure.expose;

import static dev.pghaven.exposure.expose.ExposureWorld.ADDRESS;
import static dev.pghaven.exposure.expose.ExposureWorld.FQDN;
import static dev.pghaven.exposure.expose.ExposureWorld.OPERATION;
import static dev.pghaven.exposure.expose.ExposureWorld.ORDERS;
import static dev.pghaven.exposure.expose.ExposureWorld.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterExposed;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.ExposureFailed;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.TcpKeepalives;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExposeClusterTest {
    private static final String READ_WRITE = "orders-rw-external";
    private static final String READ_ONLY = "orders-ro-external";
    private static final Exposure ASKED = publicly("203.0.113.0/24");

    private final ExposureWorld world = new ExposureWorld();

    @Test
    void saysWhereClientsReachTheClusterAndHowToKeepTheirConnections() {
        var workflow = world.expose(ASKED).runToEnd();

        assertThat(workflow.facts())
                .containsExactly(
                        new ClusterExposed(
                                ORDERS,
                                OPERATION,
                                List.of(
                                        endpoint(EndpointRole.READ_WRITE, READ_WRITE, 5432),
                                        endpoint(EndpointRole.READ_ONLY, READ_ONLY, 5433)),
                                ASKED,
                                new TcpKeepalives(
                                        Duration.ofMinutes(1), Duration.ofSeconds(10), 6)));
        assertThat(world.exposed.find(ORDERS)).get().isEqualTo(workflow.state().asExposed());
    }

    @Test
    void theNameIsInTheCertificateBeforeAnybodyIsLetIn() {
        world.notInCertificate.add(FQDN);

        var workflow = world.expose(ASKED).run("await-certificate");

        assertThat(workflow.waitingFor())
                .hasValue("the certificate in Secret orders-server lacks " + FQDN);
        assertThat(world.certificateNames()).containsExactly(FQDN);
        assertThat(world.loadBalancers.names()).isEmpty();
    }

    @Test
    void plannedNamesStayTheProvisioners() {
        world.planned(List.of(FQDN, "orders.example.com"));

        assertThat(world.expose(ASKED).runToEnd().completed()).isTrue();
        assertThat(world.parts.writes()).isZero();
    }

    @Test
    void namesThatSomebodyElseDecidesAreNotOverruled() {
        world.planned(List.of("orders.example.com"));

        var workflow = world.expose(ASKED).runToEnd();

        assertThat(workflow.stop())
                .hasValueSatisfying(it ->
                        assertThat(it).contains("not ours to change", FQDN, "ProvisionCluster"));
        assertThat(world.certificateNames()).containsExactly("orders.example.com");
    }

    @Test
    void aClusterWithoutReplicaHasNoEndpointForReading() {
        world.stand(ClusterSpec.builder(1).build());

        world.expose(ASKED).runToEnd();

        assertThat(world.loadBalancers.names()).containsExactly("shop/" + READ_WRITE);
        assertThat(world.exposed.find(ORDERS).orElseThrow().endpoints()).hasSize(1);
    }

    @Test
    void theSecondEndpointWaitsForTheFirst() {
        world.loadBalancers.gives(Optional.empty());

        var workflow = world.expose(ASKED).run("await-read-write-address");

        assertThat(workflow.waitingFor())
                .hasValue("Service orders-rw-external has no address yet, not 203.0.113.10 yet");
        assertThat(world.loadBalancers.names()).containsExactly("shop/" + READ_WRITE);
    }

    @Test
    void anAddressThatNeverComesLeavesNothing() {
        world.loadBalancers.gives(Optional.empty());

        assertThat(world.expose(ASKED).runToEnd().facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ExposureFailed.class,
                        it -> assertThat(it.step()).isEqualTo("await-read-write-address"));
        assertThatNothingStands();
    }

    @Test
    void anotherAddressThanThePublicIpsDoesNotCount() {
        world.loadBalancers.gives(Optional.of("203.0.113.99"));

        assertThat(world.expose(ASKED).run("await-read-write-address").waitingFor())
                .hasValue(
                        "Service orders-rw-external has the address 203.0.113.99, not 203.0.113.10 yet");
    }

    @Test
    void aRefusalOfAzureEndsItAtOnceWithAzuresWords() {
        world.loadBalancers.refuses(
                "Error syncing load balancer: DnsRecordInUse: DNS record shop-orders is already used");

        var workflow = world.expose(ASKED).runToEnd();

        assertThat(workflow.stop())
                .hasValueSatisfying(it -> assertThat(it).contains("DnsRecordInUse"));
        assertThat(workflow.history())
                .filteredOn(it -> it.step().equals("await-read-write-address"))
                .hasSize(1);
        assertThatNothingStands();
    }

    @Test
    void whatAzureSaidOfAnEarlierAttemptIsNoAnswerToThisOne() {
        world.expose(ASKED).runToEnd();
        world.loadBalancers.warn("shop/" + READ_WRITE, "DnsRecordInUse: of yesterday");

        assertThat(world.expose(publicly("198.51.100.0/24")).runToEnd().completed()).isTrue();
    }

    @Test
    void aPassingTroubleOfAzureIsShownAndWaitedFor() {
        world.loadBalancers.gives(Optional.empty());
        var workflow = world.expose(ASKED).run("apply-read-write-service");
        world.loadBalancers.warn("shop/" + READ_WRITE, "TooManyRequests");

        assertThat(workflow.run("await-read-write-address").waitingFor())
                .hasValue("TooManyRequests");
        world.loadBalancers.gives(Optional.of(ADDRESS));

        assertThat(workflow.runToEnd().completed()).isTrue();
    }

    @Test
    void aNameThatLeadsElsewhereIsWaitedFor() {
        world.addresses = Set.of("198.51.100.1");

        assertThat(world.expose(ASKED).run("await-name").waitingFor())
                .hasValue(FQDN + " leads to 198.51.100.1, and must lead to 203.0.113.10");
    }

    @Test
    void everyNameMustLeadToTheAddress() {
        world.otherwise.put("orders.example.com", Set.of());

        assertThat(world.expose(named("orders.example.com")).run("await-name").waitingFor())
                .hasValue("orders.example.com leads to nothing, and must lead to 203.0.113.10");
    }

    @Test
    void aNameThatAlsoLeadsElsewhereIsNotThereYet() {
        world.otherwise.put(FQDN, new TreeSet<>(Set.of(ADDRESS, "198.51.100.1")));

        assertThat(world.expose(ASKED).run("await-name").waitingFor())
                .hasValue(
                        FQDN
                                + " leads to 198.51.100.1, 203.0.113.10, and must lead to 203.0.113.10");
    }

    private static Exposure named(String host) {
        return ExposureWorld.exposure(
                "shop-orders",
                List.of(host),
                new PublicIp("pip-pghaven", null),
                null,
                null,
                null,
                "203.0.113.0/24");
    }

    @Test
    void nothingIsSaidWhileAPromiseIsBroken() {
        world.checks.add(
                new EndpointCheck(
                        Promise.ROLE, "inside", Verdict.BROKEN, "a replica", "the primary"));

        var workflow = world.expose(ASKED).run("check-contract");

        assertThat(workflow.waitingFor())
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .contains("read-only: expected a replica, found the primary"));
        assertThat(world.exposed.all()).isEmpty();
        workflow.runToEnd();
        assertThat(workflow.facts()).singleElement().isInstanceOf(ExposureFailed.class);
        assertThatNothingStands();
    }

    @Test
    void whatNobodyCouldCheckIsNotBroken() {
        world.checks.add(
                new EndpointCheck(
                        Promise.DENIAL, "inside", Verdict.NOT_CHECKED, "denied", "no prober"));

        assertThat(world.expose(ASKED).runToEnd().completed()).isTrue();
    }

    @Test
    void otherSourceRangesArePatchedIntoTheSameServices() {
        world.expose(ASKED).runToEnd();
        var before = uids();

        world.expose(publicly("198.51.100.0/24", "2001:db8::/64")).runToEnd();

        assertThat(uids()).isEqualTo(before);
        assertThat(world.loadBalancers.deleted()).isEmpty();
        assertThat(service(READ_WRITE).getSpec().getLoadBalancerSourceRanges())
                .containsExactly("198.51.100.0/24", "2001:db8::/64");
    }

    @Test
    void aChangeThatAzureHasNotMadeYetIsAwaitedAlthoughTheAddressStands() {
        world.expose(ASKED).runToEnd();
        world.loadBalancers.isSlow();
        var change = world.expose(publicly("198.51.100.0/24")).run("await-read-write-address");

        assertThat(change.waitingFor())
                .hasValue("Azure has not answered to the change of Service orders-rw-external yet");
        world.loadBalancers.warn("shop/" + READ_WRITE, "SecurityRuleConflict");
        assertThat(change.run("await-read-write-address").waitingFor())
                .hasValue("SecurityRuleConflict");
        world.loadBalancers.hasDone("shop/" + READ_WRITE);
        world.loadBalancers.hasDone("shop/" + READ_ONLY);

        assertThat(change.runToEnd().stop()).isEmpty();
    }

    @Test
    void aChangeThatAzureNeverMakesFails() {
        world.expose(ASKED).runToEnd();
        world.loadBalancers.refuses("SecurityRuleConflict");

        assertThat(world.expose(publicly("198.51.100.0/24")).runToEnd().facts())
                .singleElement()
                .isInstanceOf(ExposureFailed.class);
    }

    @Test
    void whatIsAskedAgainUnchangedNeedsNoAnswer() {
        world.expose(ASKED).runToEnd();
        world.loadBalancers.isSlow();

        assertThat(world.expose(ASKED).runToEnd().stop()).isEmpty();
    }

    @Test
    void whatSomebodyChangedByHandIsPutRightByAskingAgain() {
        world.expose(ASKED).runToEnd();
        var before = world.loadBalancers.everywhere();
        world.loadBalancers.edit("shop/" + READ_WRITE, ExposeClusterTest::changedByHand);

        assertThat(world.expose(ASKED).runToEnd().stop()).isEmpty();
        assertThat(world.loadBalancers.everywhere()).isEqualTo(before);
    }

    private static Service changedByHand(Service it) {
        return new ServiceBuilder(it)
                .editSpec()
                .withLoadBalancerSourceRanges("0.0.0.0/0")
                .withSelector(Map.of("app", "another"))
                .editFirstPort()
                .withPort(6432)
                .endPort()
                .endSpec()
                .build();
    }

    @Test
    void otherPortsArePatchedToo() {
        world.expose(ASKED).runToEnd();

        assertThat(world.expose(ExposureWorld.atPorts(6432, 6433)).runToEnd().completed()).isTrue();
        assertThat(world.loadBalancers.deleted()).isEmpty();
        assertThat(service(READ_ONLY).getSpec().getPorts().getFirst().getPort()).isEqualTo(6433);
    }

    @Test
    void endpointsMayChangeTheirPortsWithEachOther() {
        world.expose(ASKED).runToEnd();

        assertThat(world.expose(ExposureWorld.atPorts(5433, 5432)).runToEnd().completed()).isTrue();
        assertThat(service(READ_WRITE).getSpec().getPorts().getFirst().getPort()).isEqualTo(5433);
    }

    @Test
    void theOperatorMayKeepTheServicesInsteadAndBack() {
        world.expose(ASKED).runToEnd();

        world.expose(ExposureWorld.managed("203.0.113.0/24")).runToEnd();

        assertThat(service(READ_WRITE).getMetadata().getLabels())
                .containsEntry("cnpg.io/isManaged", "true");
        assertThat(service(READ_ONLY).getMetadata().getLabels())
                .containsEntry("cnpg.io/isManaged", "true");

        world.expose(ASKED).runToEnd();

        assertThat(service(READ_WRITE).getMetadata().getLabels())
                .doesNotContainKey("cnpg.io/isManaged");
        assertThat(world.clusters.find(ORDERS).orElseThrow().spec().managed()).isNull();
    }

    @Test
    void aClusterThatShrankLosesItsEndpointForReadingAndNoOther() {
        for (var asked : List.of(ASKED, ExposureWorld.managed("203.0.113.0/24"))) {
            world.stand(ClusterSpec.builder(3).build());
            world.expose(asked).runToEnd();
            var uid = service(READ_WRITE).getMetadata().getUid();
            world.shrink();

            assertThat(world.expose(asked).runToEnd().stop()).isEmpty();
            assertThat(world.loadBalancers.names()).containsExactly("shop/" + READ_WRITE);
            assertThat(service(READ_WRITE).getMetadata().getUid()).isEqualTo(uid);
        }
    }

    @Test
    void anInternalLoadBalancerHasOneAddressForBothEndpoints() {
        world.loadBalancers.gives(Optional.of("10.0.0.7"));
        world.addresses = Set.of("10.0.0.7");

        var workflow = world.expose(ExposureWorld.internally("orders.example.com")).runToEnd();

        assertThat(workflow.stop()).isEmpty();
        assertThat(service(READ_ONLY).getMetadata().getAnnotations())
                .containsEntry(AzureAnnotations.ADDRESS, "10.0.0.7");
        assertThat(service(READ_WRITE).getMetadata().getAnnotations())
                .doesNotContainKey(AzureAnnotations.ADDRESS);
    }

    @Test
    void whatAzureHasNotLetGoOfYetIsAwaitedAndMadeAnew() {
        world.expose(ASKED).runToEnd();
        var before = uids();
        world.loadBalancers.holdsDeleted();
        world.loadBalancers.remove("shop/" + READ_WRITE);
        var again = world.expose(ASKED).run("remove-former-services");

        assertThat(again.waitingFor()).hasValue("the load balancer still has orders-rw-external");
        world.loadBalancers.letsGoOfDeleted();

        assertThat(again.runToEnd().stop()).isEmpty();
        assertThat(uids()).hasSize(2).isNotEqualTo(before);
    }

    @Test
    void aServiceThatGoesMeanwhileIsNoEndpoint() {
        var workflow = world.expose(ASKED).run("apply-read-write-service");
        world.loadBalancers.holdsDeleted();
        world.loadBalancers.remove("shop/" + READ_WRITE);

        assertThat(workflow.run("await-read-write-address").waitingFor())
                .hasValue("Service orders-rw-external does not stand yet as it was asked for");
    }

    @Test
    void whatAFormerClusterLeftIsMadeAnew() {
        world.expose(ASKED).runToEnd();
        var before = uids();
        world.replaceCluster();

        assertThat(world.expose(ASKED).runToEnd().stop()).isEmpty();
        assertThat(uids()).doesNotContainAnyElementsOf(before);
    }

    /** Services that stand are no promise: one of a former exposure may have failed. */
    @Test
    void servicesWithoutAPromiseAreTakenBackWithTheRest() {
        world.expose(ASKED).runToEnd();
        world.replaceCluster();
        world.checks.add(
                new EndpointCheck(Promise.WRITE, "inside", Verdict.BROKEN, "accepted", "refused"));

        assertThat(world.expose(ASKED).runToEnd().completed()).isFalse();
        assertThatNothingStands();
    }

    @Test
    void anExposureThatGoesInsideIsNotMeasuredByItsPublicAddress() {
        world.expose(ASKED).runToEnd();
        world.loadBalancers.gives(Optional.of("10.0.0.7"));
        world.addresses = Set.of("10.0.0.7");

        var inside = world.expose(ExposureWorld.internally("orders.example.com")).runToEnd();

        assertThat(inside.stop()).isEmpty();
        assertThat(addressesIn(inside)).containsOnly("10.0.0.7");
    }

    @Test
    void anExposureThatGoesOutsideHasThePublicAddress() {
        world.loadBalancers.gives(Optional.of("10.0.0.7"));
        world.addresses = Set.of("10.0.0.7");
        world.expose(ExposureWorld.internally("orders.example.com")).runToEnd();
        world.loadBalancers.gives(Optional.of(ADDRESS));
        world.addresses = Set.of(ADDRESS);

        var outside = world.expose(ASKED).runToEnd();

        assertThat(outside.stop()).isEmpty();
        assertThat(addressesIn(outside)).containsOnly(ADDRESS);
        assertThat(service(READ_WRITE).getMetadata().getAnnotations())
                .doesNotContainKey(AzureAnnotations.PREFIX + "load-balancer-internal");
    }

    @Test
    void anotherSubnetHasAnotherAddress() {
        world.loadBalancers.gives(Optional.of("10.0.0.7"));
        world.addresses = Set.of("10.0.0.7");
        world.expose(ExposureWorld.internally("orders.example.com")).runToEnd();
        world.loadBalancers.gives(Optional.of("10.0.8.7"));
        world.addresses = Set.of("10.0.8.7");

        var moved = world.expose(ExposureWorld.inSubnet("snet-other")).runToEnd();

        assertThat(moved.stop()).isEmpty();
        assertThat(addressesIn(moved)).containsOnly("10.0.8.7");
    }

    /** ADR 0008: what clients were promised before is not taken away because a change fails. */
    @Test
    void aChangeThatFailsTakesNothingAway() {
        world.expose(ASKED).runToEnd();
        var promised = world.exposed.find(ORDERS);
        world.checks.add(
                new EndpointCheck(Promise.WRITE, "inside", Verdict.BROKEN, "accepted", "refused"));

        var change = world.expose(publicly("198.51.100.0/24")).runToEnd();

        assertThat(change.completed()).isFalse();
        assertThat(world.loadBalancers.names())
                .containsExactly("shop/" + READ_ONLY, "shop/" + READ_WRITE);
        assertThat(service(READ_WRITE).getSpec().getLoadBalancerSourceRanges())
                .containsExactly("198.51.100.0/24");
        assertThat(world.exposed.find(ORDERS)).isEqualTo(promised);
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        world.expose(ASKED).runToEnd();
        var before = world.loadBalancers.everywhere();

        world.expose(publicly(new PublicIp("pip-nowhere", null), "shop-orders", "198.51.100.0/24"))
                .runToEnd();

        assertThat(world.loadBalancers.everywhere()).isEqualTo(before);
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new ExposureWorld().expose(ASKED), ExposeClusterTest::saidOnce);
        Crashes.crashAfterEachStep(
                () -> new ExposureWorld().expose(ExposureWorld.managed("203.0.113.0/24")),
                ExposeClusterTest::saidOnce);
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(
                () -> new ExposureWorld().expose(ASKED), ExposeClusterTest::saidOnce);
        Crashes.everyStepTwice(
                () -> new ExposureWorld().expose(ExposureWorld.managed("203.0.113.0/24")),
                ExposeClusterTest::saidOnce);
    }

    @Test
    void nothingHalfExposedIsLeftWhereverItStops() {
        for (var asked : List.of(ASKED, ExposureWorld.managed("203.0.113.0/24"))) {
            var worlds = new Worlds(asked);
            Crashes.stopAtEachStep(worlds::fresh, _ -> worlds.assertNothingStandsInTheLast());
            Crashes.cancelAtEachStep(worlds::fresh, _ -> worlds.assertNothingStandsInTheLast());
        }
    }

    /** Each run of a crash test has a world of its own. */
    private static final class Worlds {
        private final Exposure asked;
        private ExposureWorld last;

        Worlds(Exposure asked) {
            this.asked = asked;
        }

        WorkflowDriver<Exposing> fresh() {
            last = new ExposureWorld();
            return last.expose(asked);
        }

        void assertNothingStandsInTheLast() {
            assertThat(last.loadBalancers.names()).isEmpty();
            assertThat(last.certificateNames()).isEmpty();
            assertThat(last.exposed.all()).isEmpty();
        }
    }

    private static void saidOnce(WorkflowDriver<Exposing> workflow) {
        assertThat(workflow.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClusterExposed.class, it -> assertThat(it.endpoints()).hasSize(2));
    }

    private void assertThatNothingStands() {
        assertThat(world.loadBalancers.names()).isEmpty();
        assertThat(world.certificateNames()).isEmpty();
        assertThat(world.exposed.all()).isEmpty();
    }

    private static List<String> addressesIn(WorkflowDriver<Exposing> workflow) {
        return workflow.state().endpoints().stream().map(ExposedEndpoint::address).toList();
    }

    private List<String> uids() {
        return world.loadBalancers.everywhere().stream()
                .map(it -> it.getMetadata().getUid())
                .toList();
    }

    private Service service(String name) {
        return world.loadBalancers.find(ORDERS, name).orElseThrow();
    }

    private static ExposedEndpoint endpoint(EndpointRole role, String service, int port) {
        return new ExposedEndpoint(role, service, FQDN, ADDRESS, port);
    }
}
