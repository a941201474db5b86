package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Phase;
import dev.pghaven.sandbox.cnpg.plan.InstanceRoles;
import dev.pghaven.sandbox.cnpg.plan.NextStep;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import dev.pghaven.sandbox.cnpg.plan.Step;
import dev.pghaven.sandbox.cnpg.status.StatusDraft;
import dev.pghaven.sandbox.cnpg.status.StatusPatch;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Brings one cluster a step nearer to what it should be. */
final class ClusterReconciler {
    private final ClusterApi api;
    private final OwnedObjects objects;
    private final Observations observations;
    private final InstanceActions actions;
    private final Clock clock;

    ClusterReconciler(
            ClusterApi api,
            OwnedObjects objects,
            Observations observations,
            InstanceActions actions,
            Clock clock) {
        this.api = api;
        this.objects = objects;
        this.observations = observations;
        this.actions = actions;
        this.clock = clock;
    }

    /** When to look again though nothing has changed. */
    Optional<Duration> reconcile(ClusterKey key) {
        var resource = api.resource(key.namespace(), key.name());
        if (resource.isEmpty() || resource.get().getMetadata().getDeletionTimestamp() != null) {
            objects.forget(key);
            return Optional.empty();
        }
        var cluster = Cluster.of(resource.get());
        var unknown = InstalledPlugins.firstUnknown(cluster, api.client());
        unknown.ifPresent(plugin -> waitForPlugin(resource.get(), plugin));
        return unknown.isPresent() ? Optional.empty() : reconcile(resource.get(), cluster);
    }

    /** Nothing is made for a Cluster whose plugin is not there. */
    private void waitForPlugin(GenericKubernetesResource resource, String plugin) {
        patchStatus(
                resource,
                Map.of(
                        "phase",
                        Phase.UNKNOWN_PLUGIN.text(),
                        "phaseReason",
                        "Unknown plugin: '%s'. This may be caused by the plugin not being loaded"
                                        .formatted(plugin)
                                + " correctly by the operator. Check the operator and plugin logs"
                                + " for errors"));
    }

    /** The status comes first, so that an instance never starts before its cluster names it. */
    private Optional<Duration> reconcile(GenericKubernetesResource resource, Cluster cluster) {
        objects.ensure(cluster);
        var observed = observations.of(cluster);
        InstanceRoles.toCorrect(observed).forEach(actions::relabel);
        var step = NextStep.of(observed, clock.instant());
        writeStatus(resource, observed, step);
        actions.take(step, observed);
        return NextLook.after(step);
    }

    private void writeStatus(GenericKubernetesResource resource, Observed observed, Step step) {
        patchStatus(resource, StatusDraft.of(observed, step, clock.instant()));
    }

    private void patchStatus(GenericKubernetesResource resource, Map<String, Object> fields) {
        var metadata = resource.getMetadata();
        StatusPatch.of(
                        resource.getAdditionalProperties().get("status"),
                        fields,
                        metadata.getResourceVersion())
                .ifPresent(patch ->
                        api.patchStatus(metadata.getNamespace(), metadata.getName(), patch));
    }
}
