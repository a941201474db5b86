package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.Objects;

/** By which the kubelet restarts an instance that says that it must not go on. */
final class LivenessProbe {
    private static final int PERIOD_SECONDS = 10;
    private static final int TIMEOUT_SECONDS = 5;
    private static final String STATUS_PORT = "status";

    private LivenessProbe() {}

    static Probe of(ClusterSpec spec) {
        var asked = spec.probes().liveness();
        var period = Objects.requireNonNullElse(asked.periodSeconds(), PERIOD_SECONDS);
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/healthz")
                .withNewPort(STATUS_PORT)
                .withScheme("HTTPS")
                .endHttpGet()
                .withPeriodSeconds(period)
                .withTimeoutSeconds(TIMEOUT_SECONDS)
                .withSuccessThreshold(1)
                .withFailureThreshold(
                        Objects.requireNonNullElseGet(
                                asked.failureThreshold(),
                                () -> Math.max(1, spec.livenessProbeTimeout() / PERIOD_SECONDS)))
                .build();
    }
}
