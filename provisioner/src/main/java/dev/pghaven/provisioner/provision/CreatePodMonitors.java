package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.PodMonitors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Has the cluster scraped by whichever Prometheus is installed. */
@ApplicationScoped
class CreatePodMonitors {
    private final PodMonitors podMonitors;

    CreatePodMonitors(PodMonitors podMonitors) {
        this.podMonitors = podMonitors;
    }

    Outcome<Provisioning> create(Provisioning it) {
        return Stream.concat(forPrometheus(it), forAzure(it))
                .flatMap(manifest -> rejection(manifest).stream())
                .findFirst()
                .map(Outcome::<Provisioning>refused)
                .orElseGet(() -> done(it));
    }

    private Stream<PodMonitor> forPrometheus(Provisioning it) {
        return it.spec().monitoring().prometheus() && podMonitors.known(PodMonitor.COMMUNITY_GROUP)
                ? Stream.of(PodMonitorManifest.forPrometheus(it.cluster()))
                : Stream.empty();
    }

    private Stream<PodMonitor> forAzure(Provisioning it) {
        return it.spec().monitoring().azureManagedPrometheus()
                        && podMonitors.known(PodMonitor.AZURE_GROUP)
                ? Stream.of(PodMonitorManifest.forAzure(it.cluster()))
                : Stream.empty();
    }

    private Optional<String> rejection(PodMonitor manifest) {
        return switch (podMonitors.apply(manifest)) {
            case Applied.Accepted() -> Optional.empty();
            case Applied.Rejected(var reason) ->
                    Optional.of("Kubernetes refused a PodMonitor: " + reason);
        };
    }
}
