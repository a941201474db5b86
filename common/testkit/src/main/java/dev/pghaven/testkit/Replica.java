package dev.pghaven.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * One process of a service beside a running sandbox, which a test can kill as a lost node would.
 */
public final class Replica implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final SandboxProgram launcher;
    private final URI url;

    private Replica(SandboxProgram launcher, URI url) {
        this.launcher = launcher;
        this.url = url;
    }

    public static Replica start(SandboxProcess sandbox, String service, int number) {
        return start(sandbox, service, number, Map.of());
    }

    /**
     * @param environment its configuration, where the usual one would take long
     */
    public static Replica start(
            SandboxProcess sandbox, String service, int number, Map<String, String> environment) {
        var log =
                sandbox.folder()
                        .resolve(
                                "run-" + service + "-" + number + "-" + System.nanoTime() + ".log");
        var launcher =
                SandboxProgram.launcher(
                        log,
                        environment,
                        "run",
                        service,
                        "--replica=" + number,
                        "--data=" + sandbox.folder());
        Awaitility.await("replica " + number + " listens")
                .atMost(START_LIMIT)
                .until(() ->
                        launcher.output().contains("listens on") || !launcher.process().isAlive());
        if (!launcher.process().isAlive()) {
            throw new IllegalStateException("the replica did not start:\n" + launcher.output());
        }
        return new Replica(launcher, url(launcher.output()));
    }

    private static URI url(String output) {
        var after = output.substring(output.indexOf("listens on ") + "listens on ".length());
        return URI.create(after.lines().findFirst().orElseThrow());
    }

    public URI url() {
        return url;
    }

    /** Where its health and its metrics are. */
    public URI management() {
        return URI.create("http://" + url.getHost() + ":9000");
    }

    /** Kill -9: no shutdown hook runs, no lease is given back. */
    public void kill() {
        launcher.process().children().forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> !launcher.process().isAlive());
    }

    @Override
    public void close() {
        launcher.close();
    }
}
