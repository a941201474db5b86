package dev.pghaven.sandbox.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folders and the network of a sandbox. */
final class Where {
    @Option(names = "--root", hidden = true, defaultValue = "${sys:pghaven.root}")
    private Path root;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The sandbox's data; .sandbox in the checkout.")
    private Path data;

    @Option(
            names = "--network",
            paramLabel = "127.N",
            defaultValue = "127.10",
            description = "The loopback /16 that everything listens in: ${DEFAULT-VALUE}.")
    private String network;

    Path root() {
        return root.toAbsolutePath().normalize();
    }

    Path data() {
        return (data == null ? root().resolve(".sandbox") : data).toAbsolutePath().normalize();
    }

    /** PostgreSQL's programs, unpacked by the first sandbox for all that follow. */
    Path binaries() {
        return root().resolve("sandbox/target/binaries");
    }

    /** Where the launcher has installed Azurite. */
    Path azurite() {
        return root().resolve("sandbox/azurite");
    }

    /** The program for machines outside Kubernetes, as it is built. */
    Path prober() {
        return root().resolve("prober/target/pghaven-prober.jar");
    }

    String network() {
        return network;
    }

    Path log(String process) {
        return data().resolve("logs").resolve(process + ".log");
    }
}
