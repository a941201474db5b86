package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.objects.Claims;
import dev.pghaven.sandbox.cnpg.objects.InstanceJobs;
import dev.pghaven.sandbox.cnpg.objects.InstancePods;
import dev.pghaven.sandbox.cnpg.plan.InstanceRoles;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import dev.pghaven.sandbox.cnpg.plan.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Map;

/** Does what was decided. */
record InstanceActions(KubernetesClient client, ClusterEvents events) {

    void take(Step step, Observed observed) {
        var cluster = observed.cluster();
        switch (step) {
            case Step.BootstrapPrimary(var instance) -> bootstrap(cluster, instance);
            case Step.Join(var instance) -> {
                events.normal(cluster, "CreatingInstance", "Creating instance " + instance);
                createWithJob(cluster, instance, InstanceJobs.join(cluster, instance));
            }
            case Step.AcceptVolumes(var instance) -> accept(observed, instance);
            case Step.StartInstance(var instance) ->
                    create(
                            InstancePods.of(
                                    cluster, instance, InstanceRoles.roleOf(observed, instance)));
            case Step.RemoveInstance(var instance) -> {
                events.normal(cluster, "ScaleDown", "Scaling down: removing instance " + instance);
                remove(observed, instance);
            }
            case Step.StartFailover(var from) -> failovers().started(cluster, from);
            case Step.LeaveNode(var instance, var node) -> failovers().leaving(cluster, node);
            case Step.ElectPrimary(var from, var to) -> failovers().elected(cluster, from, to);
            case Step.SwitchTarget(var from, var to) -> failovers().switched(cluster, from, to);
            case Step.PrimaryUnreachable(var instance) ->
                    failovers().unreachable(cluster, instance);
            case Step.AwaitPrimary() -> {}
            case Step.AwaitPrimaryChange() -> {}
            case Step.Wait(var phase, var reason) -> {}
            case Step.Settled() -> {}
        }
    }

    private FailoverEvents failovers() {
        return new FailoverEvents(events);
    }

    private void bootstrap(Cluster cluster, String instance) {
        boolean recovers = cluster.spec().bootstrap().recovers();
        var how = recovers ? "from backup" : "initdb";
        events.normal(cluster, "CreatingInstance", "Primary instance (" + how + ")");
        createWithJob(
                cluster,
                instance,
                recovers
                        ? InstanceJobs.recovery(cluster, instance)
                        : InstanceJobs.initdb(cluster, instance));
    }

    void relabel(InstanceRoles.Relabel relabel) {
        var labels = Map.of(Labels.INSTANCE_ROLE, relabel.role(), Labels.OLD_ROLE, relabel.role());
        patch(relabel.pod(), Map.of("labels", labels));
    }

    private void createWithJob(Cluster cluster, String instance, Job job) {
        Claims.of(cluster, instance).forEach(this::create);
        create(job);
    }

    /** The job is of no use any more; CNPG takes it away too. */
    private void accept(Observed observed, String instance) {
        for (var claim : observed.claimsOf(instance)) {
            patch(claim, Map.of("annotations", Map.of(Labels.PVC_STATUS, Labels.READY)));
        }
        observed.jobOf(instance).ifPresent(job -> client.resource(job).delete());
    }

    private void remove(Observed observed, String instance) {
        observed.podOf(instance).ifPresent(pod -> client.resource(pod).delete());
        observed.jobOf(instance).ifPresent(job -> client.resource(job).delete());
        observed.claimsOf(instance).forEach(claim -> client.resource(claim).delete());
    }

    /** What is there already was made by an attempt that could not say so. */
    private void create(HasMetadata object) {
        try {
            client.resource(object).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private void patch(HasMetadata object, Map<String, ?> metadata) {
        client.resource(object)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("metadata", metadata)));
    }
}
