package dev.pghaven.sandbox.launcher;

import java.util.List;

/** How much of the sandbox a command needs. */
enum Extent {
    /** All that a cluster is made of, and clients out on the Internet. */
    WHOLE(
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(),
            List.of(Prober.values())),

    /**
     * Kubernetes' objects without anybody who works on them. There may be ten thousands, and a
     * collector that stops everybody to look through them would be what is measured.
     */
    OBJECTS(List.of("-Xmx4g", "-XX:+UseZGC"), List.of("--controllers=absent"), List.of());

    private final List<String> jvmOptions;
    private final List<String> options;
    private final List<Prober> probers;

    Extent(List<String> jvmOptions, List<String> options, List<Prober> probers) {
        this.jvmOptions = jvmOptions;
        this.options = options;
        this.probers = probers;
    }

    /** Of the sandbox's process. */
    List<String> jvmOptions() {
        return jvmOptions;
    }

    /** Of the sandbox. */
    List<String> options() {
        return options;
    }

    List<Prober> probers() {
        return probers;
    }
}
