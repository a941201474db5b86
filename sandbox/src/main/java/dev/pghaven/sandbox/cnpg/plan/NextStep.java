package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Names;
import dev.pghaven.sandbox.cnpg.api.Phase;
import dev.pghaven.sandbox.cnpg.objects.InstanceJobs;
import dev.pghaven.sandbox.cnpg.plan.Step.AcceptVolumes;
import dev.pghaven.sandbox.cnpg.plan.Step.BootstrapPrimary;
import dev.pghaven.sandbox.cnpg.plan.Step.Join;
import dev.pghaven.sandbox.cnpg.plan.Step.RemoveInstance;
import dev.pghaven.sandbox.cnpg.plan.Step.Settled;
import dev.pghaven.sandbox.cnpg.plan.Step.StartInstance;
import dev.pghaven.sandbox.cnpg.plan.Step.Wait;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides what comes next; as in CNPG, one instance is made after the other. */
public final class NextStep {
    private final Observed observed;
    private final Cluster cluster;
    private final Instant now;

    private NextStep(Observed observed, Instant now) {
        this.observed = observed;
        this.cluster = observed.cluster();
        this.now = now;
    }

    public static Step of(Observed observed, Instant now) {
        return new NextStep(observed, now).decide();
    }

    private Step decide() {
        return Stream.<Supplier<Optional<Step>>>of(
                        () -> Failover.of(observed, now),
                        this::bootstrap,
                        this::finishJob,
                        this::start,
                        this::scaleDown,
                        this::awaitInstances,
                        this::scaleUp)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Settled::new);
    }

    /** A cluster that once had data is never started again from nothing. */
    private Optional<Step> bootstrap() {
        if (!observed.instances().isEmpty()) {
            return Optional.empty();
        }
        if (!observed.claims().isEmpty()) {
            return wait(Phase.WAITING_FOR_INSTANCES, "Old volumes are being removed");
        }
        if (cluster.status().latestGeneratedNode() > 0) {
            return wait(Phase.UNRECOVERABLE, "No volume of any instance is left");
        }
        return Optional.of(new BootstrapPrimary(cluster.names().instance(1)));
    }

    private Optional<Step> finishJob() {
        return observed.instances().stream()
                .filter(instance -> isInitializing(instance) || hasFinishedJob(instance))
                .findFirst()
                .map(instance ->
                        hasFinishedJob(instance)
                                ? new AcceptVolumes(instance)
                                : observed.jobOf(instance).isPresent()
                                        ? awaitJob(instance)
                                        : makeJob(instance));
    }

    /** The attempt that made the volumes could not make the job. */
    private Step makeJob(String instance) {
        return cluster.status().currentPrimary() == null
                ? new BootstrapPrimary(instance)
                : new Join(instance);
    }

    /** A job that outlives its use would be taken for that of the number's next instance. */
    private boolean hasFinishedJob(String instance) {
        return observed.jobOf(instance).filter(NextStep::isComplete).isPresent();
    }

    private Step awaitJob(String instance) {
        var isJoin =
                observed.jobOf(instance)
                        .map(job -> job.getMetadata().getLabels().get(Labels.JOB_ROLE))
                        .filter(InstanceJobs.JOIN::equals)
                        .isPresent();
        return isJoin
                ? new Wait(
                        Phase.CREATING_REPLICA,
                        "Creating replica " + instance + "-" + InstanceJobs.JOIN)
                : new Wait(Phase.SETTING_UP_PRIMARY, "Creating primary instance " + instance);
    }

    private Optional<Step> start() {
        return observed.instances().stream()
                .filter(instance -> observed.podOf(instance).isEmpty())
                .findFirst()
                .map(StartInstance::new);
    }

    /** Those that are not ready go first, then the youngest; the primary stays. */
    private Optional<Step> scaleDown() {
        List<String> instances = observed.instances();
        if (instances.size() <= cluster.spec().instances()) {
            return Optional.empty();
        }
        return instances.stream()
                .filter(instance -> !instance.equals(cluster.status().currentPrimary()))
                .max(
                        Comparator.comparing((String instance) -> !observed.isReady(instance))
                                .thenComparingInt(Names::serialOf))
                .map(RemoveInstance::new);
    }

    private Optional<Step> awaitInstances() {
        boolean active = observed.instances().stream().allMatch(observed::isReady);
        return active && cluster.status().currentPrimary() != null
                ? Optional.empty()
                : wait(
                        Phase.WAITING_FOR_INSTANCES,
                        "Some instances are not yet active. Please wait.");
    }

    /** Since 1.30 the lowest free number is used again. */
    private Optional<Step> scaleUp() {
        List<String> instances = observed.instances();
        if (instances.size() >= cluster.spec().instances()) {
            return Optional.empty();
        }
        return IntStream.iterate(1, serial -> serial + 1)
                .mapToObj(cluster.names()::instance)
                .filter(instance -> !instances.contains(instance))
                .findFirst()
                .map(Join::new);
    }

    private boolean isInitializing(String instance) {
        return observed.claimsOf(instance).stream().anyMatch(Observed::isInitializing);
    }

    private static boolean isComplete(Job job) {
        var status = job.getStatus();
        return status != null && status.getSucceeded() != null && status.getSucceeded() > 0;
    }

    private static Optional<Step> wait(Phase phase, String reason) {
        return Optional.of(new Wait(phase, reason));
    }
}
