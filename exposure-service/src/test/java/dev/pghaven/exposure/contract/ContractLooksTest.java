package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointContractBroken;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.EndpointContract.Answer;
import dev.pghaven.prober.Sighting.Reach;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ContractLooksTest {
    private final ContractWorld world = new ContractWorld();

    @Test
    void aContractThatIsKept() {
        assertThat(looked(Orders.PRIMARY).checks())
                .filteredOn(it -> it.verdict() == Verdict.KEPT)
                .extracting(EndpointCheck::promise)
                .containsExactlyInAnyOrder(
                        Promise.REACHABLE,
                        Promise.CERTIFICATE,
                        Promise.NAME,
                        Promise.ROLE,
                        Promise.WRITE,
                        Promise.SERVICE,
                        Promise.INSTANCES,
                        Promise.PUBLIC_IP);
        assertThat(broken(Orders.PRIMARY)).isEmpty();
        assertThat(broken(Orders.REPLICAS)).isEmpty();
        assertThat(looked(Orders.REPLICAS).certificateUntil()).contains(Sightings.UNTIL);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                breaks(
                        "a port that is closed",
                        it -> it.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED)),
                        Promise.REACHABLE),
                breaks(
                        "a certificate of nobody",
                        it -> it.doors.meet(Orders.PRIMARY, Sightings::untrusted),
                        Promise.CERTIFICATE),
                breaks(
                        "a replica where the primary should be",
                        it -> it.sessions.swap(),
                        Promise.ROLE,
                        Promise.WRITE),
                breaks(
                        "a name that leads elsewhere",
                        it -> it.addresses = Set.of("203.0.113.99"),
                        Promise.NAME),
                breaks(
                        "a name that leads elsewhere as well",
                        it -> it.addresses = Set.of(Orders.PRIMARY.address(), "203.0.113.99"),
                        Promise.NAME),
                breaks("a name that is gone", it -> it.addresses = Set.of(), Promise.NAME),
                breaks(
                        "a selector that lets in a copy",
                        it -> it.services.put(withoutCluster(it)),
                        Promise.SERVICE),
                breaks(
                        "a Service that is gone",
                        it -> it.services.remove("apps/orders-rw-external"),
                        Promise.SERVICE),
                breaks(
                        "a pod of another cluster",
                        it -> it.pods.put("orders-rw-external", List.of("orders-1", "copy-1")),
                        Promise.INSTANCES),
                breaks(
                        "no pod at all",
                        it -> it.pods.remove("orders-rw-external"),
                        Promise.INSTANCES),
                breaks(
                        "a public IP that is gone",
                        it -> it.publicIps.remove("orders-ip"),
                        Promise.PUBLIC_IP));
    }

    private static Arguments breaks(String what, Consumer<ContractWorld> how, Promise... promises) {
        return Arguments.of(what, how, List.of(promises));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void eachBreakIsFoundAndNoOther(
            String what, Consumer<ContractWorld> how, List<Promise> promises) {
        how.accept(world);

        assertThat(broken(Orders.PRIMARY))
                .describedAs(what)
                .extracting(EndpointCheck::promise)
                .containsExactlyInAnyOrderElementsOf(promises);
    }

    /** Where no name is resolved at all, it is not this one that is wrong. */
    @Test
    void aResolverThatIsAwayBreaksNothing() {
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.UNRESOLVED));
        world.addresses = Set.of();

        assertThat(broken(Orders.PRIMARY)).isEmpty();
        assertThat(verdict(Promise.NAME)).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void noLoginIsSentWhereTheCertificateIsWrong() {
        world.doors.meet(Orders.PRIMARY, Sightings::untrusted);

        looked(Orders.PRIMARY);

        assertThat(world.sessions.writes()).isEqualTo(1);
        assertThat(verdict(Promise.ROLE)).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void duringAFailoverNobodyEvenConnects() {
        world.clusters.operatorSays("targetPrimary", "pending");

        assertThat(seen(ContractState.fresh()).endpoints())
                .allSatisfy(it -> assertThat(it).isInstanceOf(EndpointSight.Waits.class));
        assertThat(world.sessions.writes()).isZero();
    }

    @Test
    void whatWasSeenWhileAFailoverBeganDoesNotCount() {
        world.doors.meet(
                Orders.PRIMARY,
                () -> {
                    world.clusters.operatorSays("targetPrimary", "orders-2");
                    return Sightings.of(Reach.REFUSED);
                });

        assertThat(seen(ContractState.fresh()).endpoints())
                .allSatisfy(it -> assertThat(it).isInstanceOf(EndpointSight.Waits.class));
    }

    @Test
    void aFailoverThatDoesNotEndIsJudged() {
        world.clusters.operatorSays("targetPrimary", "pending");
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED));
        var since = Instant.now().minus(Duration.ofMinutes(6));
        var waiting =
                EndpointState.fresh(Orders.PRIMARY).waiting(Unrest.failure("a failover"), since);

        var sight = seen(new ContractState(List.of(waiting))).endpoints().getFirst();

        assertThat(sight)
                .isInstanceOfSatisfying(
                        EndpointSight.Looked.class, it -> assertThat(it.settled()).isFalse());
    }

    @Test
    void anOperationThatChangesTheClusterIsWaitedForByAllButItself() {
        world.changing = Optional.of("expose-cluster");

        assertThat(seen(ContractState.fresh()).endpoints())
                .allSatisfy(it -> assertThat(it).isInstanceOf(EndpointSight.Waits.class));
        assertThat(world.checkNow().of(world.cluster())).isInstanceOf(Answer.Unsettled.class);
        assertThat(world.checkNow().withinOperation(world.cluster()))
                .isInstanceOf(Answer.Checked.class);
    }

    /** As after kubectl delete: nobody else would say that clients get nowhere. */
    @Test
    void aClusterThatIsGoneIsABreachOfEachEndpointOnceTwoLooksSawIt() {
        world.clusters.delete(Orders.REF, world.cluster().clusterUid());
        assertGoneIsTold();
    }

    @Test
    void soIsOneThatWasMadeAnew() {
        world.clusters.delete(Orders.REF, world.cluster().clusterUid());
        world.makeAnew();
        assertGoneIsTold();
    }

    private void assertGoneIsTold() {
        var judge = new ContractJudge(2);
        var first = judge.judge(world.cluster(), ContractState.fresh(), look());
        assertThat(first.news()).isEmpty();
        assertThat(first.state().isUndecided()).isTrue();
        var second = judge.judge(world.cluster(), first.state(), look());

        assertThat(second.news())
                .extracting(it -> (EndpointContractBroken) it.fact())
                .allSatisfy(it ->
                        assertThat(it.broken())
                                .extracting(EndpointCheck::promise, EndpointCheck::found)
                                .containsExactly(tuple(Promise.SERVICE, "the Cluster is gone")))
                .extracting(EndpointContractBroken::endpoint)
                .containsExactly(Orders.PRIMARY, Orders.REPLICAS);
        assertThat(judge.judge(world.cluster(), second.state(), look()).news()).isEmpty();
    }

    @Test
    void aClusterThatAnOperationRemovesIsNotSpokenOf() {
        world.clusters.delete(Orders.REF, world.cluster().clusterUid());
        world.changing = Optional.of("remove-cluster");

        assertThat(look()).isInstanceOf(Sight.Nothing.class);
    }

    @Test
    void norIsOneThatWasConcealedMeanwhile() {
        world.clusters.delete(Orders.REF, world.cluster().clusterUid());
        world.exposed.letGo(Orders.REF);

        assertThat(look()).isInstanceOf(Sight.Nothing.class);
    }

    private Sight look() {
        return world.looks().look(world.cluster(), ContractState.fresh());
    }

    /** It would be a request for each pod of each cluster, every few seconds. */
    @Test
    void noNodeIsAskedFor() {
        looked(Orders.PRIMARY);

        assertThat(world.instances.nodeReadings()).isZero();
    }

    @Test
    void anExposureThatIsChangedDuringTheLookIsNotJudged() {
        world.doors.meet(
                Orders.PRIMARY,
                () -> {
                    world.exposed.letGo(Orders.REF);
                    return Sightings.of(Reach.REFUSED);
                });

        assertThat(world.looks().look(world.cluster(), ContractState.fresh()))
                .isInstanceOf(Sight.Nothing.class);
    }

    @Test
    void whoDoesNotAnswerLeavesHisPartUncheckedAndHoldsUpNobody() {
        var never = new CountDownLatch(1);
        world.doors.meet(
                Orders.PRIMARY,
                () -> {
                    hang(never);
                    return Sightings.of(Reach.ANSWERED);
                });

        var look = looked(Orders.PRIMARY);
        never.countDown();

        assertThat(look.checks())
                .filteredOn(
                        it -> it.promise() == Promise.REACHABLE && it.vantage().equals("inside"))
                .extracting(EndpointCheck::verdict)
                .containsExactly(Verdict.NOT_CHECKED);
        assertThat(look.checks())
                .filteredOn(it -> it.promise() == Promise.SERVICE)
                .extracting(EndpointCheck::verdict)
                .containsExactly(Verdict.KEPT);
    }

    @Test
    void aRowIsWrittenSeldom() {
        var judge = new ContractJudge(2);
        var state = ContractState.fresh();
        for (int look = 0; look < 5; look++) {
            state =
                    judge.judge(world.cluster(), state, world.looks().look(world.cluster(), state))
                            .state();
        }

        assertThat(world.sessions.writes()).isEqualTo(2);
        assertThat(state.of(Orders.PRIMARY).lastWrite().orElseThrow().verdict())
                .isEqualTo(Verdict.KEPT);
    }

    /** An exposure looks every few moments until all is kept. */
    @Test
    void anExposureWritesOnlyWhenAllElseIsKept() {
        world.doors.meet(Orders.REPLICAS, () -> Sightings.of(Reach.REFUSED));
        var contract = new CheckedContract(world.checkNow());
        contract.check(world.cluster());
        contract.check(world.cluster());
        assertThat(world.sessions.writes()).isZero();

        world.doors.meet(Orders.REPLICAS, () -> Sightings.of(Reach.ANSWERED));
        var answer = (Answer.Checked) contract.check(world.cluster());

        assertThat(world.sessions.writes()).isEqualTo(2);
        assertThat(answer.endpoints())
                .flatExtracting(it -> it.checks())
                .filteredOn(it -> it.promise() == Promise.WRITE)
                .extracting(EndpointCheck::verdict)
                .containsOnly(Verdict.KEPT);
    }

    @Test
    void anExposureHearsWhatItWaitsForAsAnAnswer() {
        world.clusters.operatorSays("targetPrimary", "pending");
        assertThat(new CheckedContract(world.checkNow()).check(world.cluster()))
                .isEqualTo(new Answer.Unsettled("the operator looks for a new primary"));

        world.clusters.delete(Orders.REF, world.cluster().clusterUid());
        assertThat(new CheckedContract(world.checkNow()).check(world.cluster()))
                .isEqualTo(new Answer.Gone());
    }

    private static Service withoutCluster(ContractWorld world) {
        return new ServiceBuilder(AppliedService.of(world.cluster(), Orders.PRIMARY))
                .editSpec()
                .removeFromSelector("cnpg.io/cluster")
                .endSpec()
                .build();
    }

    private List<EndpointCheck> broken(ExposedEndpoint endpoint) {
        return looked(endpoint).checks().stream()
                .filter(it -> it.verdict() == Verdict.BROKEN)
                .toList();
    }

    private Verdict verdict(Promise promise) {
        return looked(Orders.PRIMARY).checks().stream()
                .filter(it -> it.promise() == promise)
                .map(EndpointCheck::verdict)
                .findFirst()
                .orElseThrow();
    }

    private EndpointLook looked(ExposedEndpoint endpoint) {
        return seen(ContractState.fresh()).endpoints().stream()
                .filter(it -> it.endpoint().equals(endpoint))
                .map(it -> ((EndpointSight.Looked) it).look())
                .findFirst()
                .orElseThrow();
    }

    private Sight.Seen seen(ContractState before) {
        return (Sight.Seen) world.looks().look(world.cluster(), before);
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
