package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a short command in a container. */
@ApplicationScoped
class Execution {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final KubernetesClient client;

    Execution(KubernetesClient client) {
        this.client = client;
    }

    /** Throws, with what the command printed, where it is not known to have succeeded. */
    void run(ClusterRef cluster, String pod, String container, String... command) {
        var said = new ByteArrayOutputStream();
        var what = "run %s in pod %s".formatted(command[0], pod);
        try (var running =
                client.pods()
                        .inNamespace(cluster.namespace())
                        .withName(pod)
                        .inContainer(container)
                        .writingOutput(said)
                        .writingError(said)
                        .exec(command)) {
            var status = exitStatus(running, what);
            if (status != 0) {
                throw new IllegalStateException(
                        "could not %s: it ended with %d, saying '%s'"
                                .formatted(
                                        what,
                                        status,
                                        said.toString(StandardCharsets.UTF_8).strip()));
            }
        } catch (KubernetesClientException e) {
            throw Api.failed(what, e);
        }
    }

    private static int exitStatus(ExecWatch running, String what) {
        try {
            return running.exitCode().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not %s: no answer".formatted(what), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: could not " + what, e);
        }
    }
}
