package dev.pghaven.sandbox.cnpg.plan;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Phase;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final List<PersistentVolumeClaim> claims = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final Map<String, InstanceReport> reports = new HashMap<>();
    private String status = "";

    @Test
    void nothingThereMeansToBootstrap() {
        assertThat(next(3)).isEqualTo(new Step.BootstrapPrimary("c-1"));
    }

    @Test
    void aClusterThatLostAllItsVolumesIsNotBootstrappedAgain() {
        status = "status: {latestGeneratedNode: 3}";

        assertThat(next(3))
                .isInstanceOfSatisfying(
                        Step.Wait.class,
                        wait -> assertThat(wait.phase()).isEqualTo(Phase.UNRECOVERABLE));
    }

    @Test
    void whileTheJobRunsItIsAwaited() {
        claim("c-1", Labels.INITIALIZING);
        job("c-1", "initdb", 0);

        assertThat(next(3))
                .isEqualTo(
                        new Step.Wait(Phase.SETTING_UP_PRIMARY, "Creating primary instance c-1"));
    }

    @Test
    void volumesThatTheJobFilledAreAccepted() {
        claim("c-1", Labels.INITIALIZING);
        job("c-1", "initdb", 1);

        assertThat(next(3)).isEqualTo(new Step.AcceptVolumes("c-1"));
    }

    @Test
    void volumesWhoseJobCouldNotBeMadeGetIt() {
        claim("c-1", Labels.INITIALIZING);

        assertThat(next(3)).isEqualTo(new Step.BootstrapPrimary("c-1"));
    }

    @Test
    void aReplicasVolumesWhoseJobCouldNotBeMadeGetItToo() {
        running("c-1");
        claim("c-2", Labels.INITIALIZING);

        assertThat(next(3)).isEqualTo(new Step.Join("c-2"));
    }

    @Test
    void aFinishedJobThatCouldNotBeRemovedIsRemovedBeforeAnythingElse() {
        claim("c-1", Labels.READY);
        job("c-1", "initdb", 1);

        assertThat(next(3)).isEqualTo(new Step.AcceptVolumes("c-1"));
    }

    @Test
    void volumesWithoutAPodGetOne() {
        claim("c-1", Labels.READY);

        assertThat(next(3)).isEqualTo(new Step.StartInstance("c-1"));
    }

    @Test
    void noReplicaBeforeThePrimaryIsReady() {
        claim("c-1", Labels.READY);
        pod("c-1", false);

        assertThat(next(3)).isInstanceOf(Step.Wait.class);
    }

    @Test
    void noReplicaBeforeThePrimaryIsKnown() {
        claim("c-1", Labels.READY);
        pod("c-1", true);

        assertThat(next(3)).isInstanceOf(Step.Wait.class);
    }

    @Test
    void theLowestFreeNumberIsUsedAgain() {
        running("c-1", "c-3");

        assertThat(next(3)).isEqualTo(new Step.Join("c-2"));
    }

    @Test
    void theYoungestReplicaGoesFirst() {
        running("c-1", "c-2", "c-3");

        assertThat(next(1)).isEqualTo(new Step.RemoveInstance("c-3"));
    }

    @Test
    void thePrimaryIsNeverScaledAway() {
        running("c-1", "c-2");
        status = "status: {currentPrimary: c-2, targetPrimary: c-2}";

        assertThat(next(1)).isEqualTo(new Step.RemoveInstance("c-1"));
    }

    @Test
    void whenAllIsThereItIsSettled() {
        running("c-1", "c-2", "c-3");

        assertThat(next(3)).isEqualTo(new Step.Settled());
    }

    private Step next(int instances) {
        var cluster = cluster("spec: {instances: %d}\n%s".formatted(instances, status));
        return NextStep.of(new Observed(cluster, claims, jobs, pods, reports, Set.of()), NOW);
    }

    private void running(String... instances) {
        status = "status: {currentPrimary: c-1, targetPrimary: c-1}";
        for (var instance : instances) {
            reports.put(instance, Observations.primary());
            claim(instance, Labels.READY);
            pod(instance, true);
        }
    }

    private void claim(String instance, String state) {
        claims.add(Observations.claim(instance, state));
    }

    private void job(String instance, String role, int succeeded) {
        var metadata = Observations.metadata(instance);
        metadata.getLabels().put(Labels.JOB_ROLE, role);
        jobs.add(
                new JobBuilder()
                        .withMetadata(metadata)
                        .withNewStatus()
                        .withSucceeded(succeeded)
                        .endStatus()
                        .build());
    }

    private void pod(String instance, boolean ready) {
        pods.add(Observations.pod(instance, ready));
    }
}
