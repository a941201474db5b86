package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki.ServerFiles;
import dev.pghaven.sandbox.processes.Forks;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Azurite as a process of its own: HTTPS, and Entra's tokens as the way in. Nobody is told the
 * account's key, which is another one after each start.
 */
public final class Azurite implements AutoCloseable {
    private static final Path PROGRAM = Path.of("node_modules/azurite/dist/src/blob/main.js");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int KEY_BYTES = 64;

    private final Forks forks;
    private final Path installation;
    private final HostPort address;
    private final Path data;
    private final Path log;
    private Process running;

    /**
     * @param installation where npm has installed it
     */
    public Azurite(Forks forks, Path installation, HostPort address, Path data, Path log) {
        this.forks = forks;
        this.installation = installation;
        this.address = address;
        this.data = data;
        this.log = log;
    }

    /** Returns when it takes connections; does nothing while it runs. */
    public synchronized void start(ServerFiles certificate) {
        if (running != null) {
            return;
        }
        var builder = new ProcessBuilder(command(certificate)).redirectErrorStream(true);
        builder.environment().put("AZURITE_ACCOUNTS", AzureNames.STORAGE_ACCOUNT + ":" + newKey());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        running = forks.start(builder);
        awaitListening();
    }

    private List<String> command(ServerFiles certificate) {
        var program =
                List.of(
                        "node",
                        installation.resolve(PROGRAM).toString(),
                        "--blobHost",
                        address.host(),
                        "--blobPort",
                        Integer.toString(address.port()),
                        "--location",
                        data.toString(),
                        "--cert",
                        certificate.certificate().toString(),
                        "--key",
                        certificate.key().toString(),
                        "--oauth",
                        "basic",
                        "--silent",
                        "--skipApiVersionCheck",
                        "--disableTelemetry");
        return Stream.concat(Forks.tiedToUs().stream(), program.stream()).toList();
    }

    private static String newKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private void awaitListening() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!listens()) {
            if (!running.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("blob storage did not start; see " + log);
            }
            pause();
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(address.toSocketAddress());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while blob storage starts", e);
        }
    }

    /** The account, where the host is an address and cannot name it. */
    public String url() {
        return "https://" + address + "/" + AzureNames.STORAGE_ACCOUNT;
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            // What Azurite was told is on disk at once; it has nothing to finish.
            running.destroyForcibly();
            running = null;
        }
    }
}
