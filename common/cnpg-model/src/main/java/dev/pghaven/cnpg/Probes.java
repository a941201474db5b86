package dev.pghaven.cnpg;

/** How Kubernetes asks an instance how it is; operators from 1.25 know it, some parts later. */
public record Probes(Probe startup, Probe liveness, Probe readiness) {
    /**
     * One probe, in seconds.
     *
     * @param type {@code pg_isready}, {@code streaming} or {@code query}
     * @param maximumLag a quantity; with {@code streaming} only
     */
    public record Probe(
            Integer initialDelaySeconds,
            Integer periodSeconds,
            Integer timeoutSeconds,
            Integer successThreshold,
            Integer failureThreshold,
            String type,
            String maximumLag) {}
}
