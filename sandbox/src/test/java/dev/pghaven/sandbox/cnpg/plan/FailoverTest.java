package dev.pghaven.sandbox.cnpg.plan;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static dev.pghaven.sandbox.cnpg.plan.Observations.claim;
import static dev.pghaven.sandbox.cnpg.plan.Observations.nodeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.plan.Step.AwaitPrimary;
import dev.pghaven.sandbox.cnpg.plan.Step.AwaitPrimaryChange;
import dev.pghaven.sandbox.cnpg.plan.Step.ElectPrimary;
import dev.pghaven.sandbox.cnpg.plan.Step.LeaveNode;
import dev.pghaven.sandbox.cnpg.plan.Step.PrimaryUnreachable;
import dev.pghaven.sandbox.cnpg.plan.Step.StartFailover;
import dev.pghaven.sandbox.cnpg.plan.Step.SwitchTarget;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final List<PersistentVolumeClaim> claims = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final Map<String, InstanceReport> reports = new HashMap<>();
    private Set<String> closed = Set.of();
    private String spec = "{}";
    private String fenced = "[]";
    private String target = "c-1";
    private String failingSince = "null";

    @Test
    void aPrimaryThatAnswersStays() {
        primary("c-1");
        standby("c-2", "0/30", "0/30", true);

        assertThat(next()).isEmpty();
    }

    @Test
    void aPrimaryWhosePodIsGoneIsGivenUp() {
        standby("c-2", "0/30", "0/30", true);

        assertThat(next()).contains(new StartFailover("c-1"));
    }

    @Test
    void aPrimaryThatIsReadyAndDoesNotAnswerMayBeUnreachableForTheOperatorAlone() {
        pod("c-1", true);
        standby("c-2", "0/30", "0/30", true);

        assertThat(next()).contains(new PrimaryUnreachable("c-1"));
    }

    @Test
    void itIsNotGivenUpBeforeTheCandidateIsKnownToBeReady() {
        pod("c-1", false);
        pod("c-2", false);
        reports.put("c-2", Observations.standby("0/30", "0/30", true));

        assertThat(next()).contains(new AwaitPrimaryChange());
    }

    @Test
    void thePrimaryHasUntilTheFailoverDelayIsOver() {
        spec = "{failoverDelay: 30}";
        pod("c-1", false);
        standby("c-2", "0/30", "0/30", true);

        assertThat(next()).contains(new AwaitPrimary());
        failingSince = "'2026-01-01T11:59:40.000000Z'";
        assertThat(next()).contains(new AwaitPrimary());
        failingSince = "'2026-01-01T11:59:30.000000Z'";
        assertThat(next()).contains(new StartFailover("c-1"));
    }

    @Test
    void aFencedPrimaryStays() {
        fenced = "[\"c-1\"]";
        pod("c-1", false);
        standby("c-2", "0/30", "0/30", true);

        assertThat(next()).isEmpty();
        fenced = "[\"*\"]";
        assertThat(next()).isEmpty();
    }

    @Test
    void withoutAStandbyThatAnswersThereIsNoFailover() {
        pod("c-1", false);
        pod("c-2", true);

        assertThat(next()).isEmpty();
    }

    @Test
    void nobodyIsChosenWhileSomebodyReceives() {
        target = "pending";
        standby("c-2", "0/30", "0/30", false);
        standby("c-3", "0/20", "0/20", true);

        assertThat(next()).contains(new AwaitPrimaryChange());
    }

    @Test
    void theStandbyThatHasReceivedMostIsChosen() {
        target = "pending";
        standby("c-2", "0/20", "0/20", false);
        standby("c-3", "0/30", "0/10", false);

        assertThat(next()).contains(new ElectPrimary("c-1", "c-3"));
    }

    @Test
    void amongEqualsTheOneThatHasReplayedMostIsChosen() {
        target = "pending";
        standby("c-2", "0/30", "0/10", false);
        standby("c-3", "0/30", "0/20", false);

        assertThat(next()).contains(new ElectPrimary("c-1", "c-3"));
    }

    @Test
    void theOldPrimaryIsNotChosenAgain() {
        target = "pending";
        primary("c-1");
        standby("c-2", "0/30", "0/30", false);

        assertThat(next()).contains(new ElectPrimary("c-1", "c-2"));
    }

    @Test
    void whoIsChosenMustBeReadyForServicesToFollow() {
        target = "pending";
        standby("c-2", "0/30", "0/30", false);
        pods.clear();
        pod("c-2", false);

        assertThat(next()).contains(new AwaitPrimaryChange());
    }

    @Test
    void theTargetIsAwaited() {
        target = "c-2";
        standby("c-2", "0/30", "0/30", false);

        assertThat(next()).contains(new AwaitPrimaryChange());
    }

    @Test
    void aTargetThatFailsIsGivenUpForAnother() {
        target = "c-2";
        pod("c-2", false);
        standby("c-3", "0/30", "0/30", false);

        assertThat(next()).contains(new SwitchTarget("c-2", "c-3"));
    }

    @Test
    void aPrimaryLeavesANodeThatIsDrained() {
        spec = "{instances: 2}";
        primary("c-1");
        standby("c-2", "0/30", "0/30", true);
        claims.add(claim("c-1", Labels.READY));
        claims.add(claim("c-2", Labels.READY));

        assertThat(next()).isEmpty();
        closed = Set.of(nodeOf("c-1"));
        assertThat(next()).contains(new LeaveNode("c-1", nodeOf("c-1")));
    }

    @Test
    void itStaysAsLongAsAnotherIsOnSuchANodeToo() {
        spec = "{instances: 2}";
        closed = Set.of(nodeOf("c-1"), nodeOf("c-2"));
        primary("c-1");
        standby("c-2", "0/30", "0/30", true);
        claims.add(claim("c-1", Labels.READY));
        claims.add(claim("c-2", Labels.READY));

        assertThat(next()).isEmpty();
    }

    private Optional<Step> next() {
        var yaml =
                """
                spec: %s
                status:
                  currentPrimary: c-1
                  targetPrimary: %s
                  currentPrimaryFailingSinceTimestamp: %s
                """
                        .formatted(spec, target, failingSince);
        var cluster = cluster(yaml);
        cluster.metadata().setAnnotations(Map.of(Labels.FENCED_INSTANCES, fenced));
        var observed = new Observed(cluster, claims, List.of(), pods, reports, closed);
        return Failover.of(observed, NOW);
    }

    private void primary(String instance) {
        pod(instance, true);
        reports.put(instance, Observations.primary());
    }

    private void standby(String instance, String received, String replayed, boolean receiving) {
        pod(instance, true);
        reports.put(instance, Observations.standby(received, replayed, receiving));
    }

    private void pod(String instance, boolean ready) {
        pods.add(Observations.pod(instance, ready));
    }
}
