package dev.pghaven.e2e;

import dev.pghaven.testkit.ProjectRoot;
import dev.pghaven.testkit.SandboxProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;

/** pghaven's prober as a process on a machine out on the Internet. */
final class OutsideProber implements AutoCloseable {
    /** The launcher tells the exposure service of two: one at this host is to be let in. */
    static final int ADMITTED = 10;

    /** And one at this is not. */
    static final int DENIED = 66;

    private static final int PORT = 8080;

    private final Process process;

    private OutsideProber(Process process) {
        this.process = process;
    }

    /** It listens at the address, and connects from there. */
    static OutsideProber start(SandboxProcess sandbox, String address) {
        var prober = new OutsideProber(run(sandbox, address));
        Awaitility.await("the prober at " + address)
                .until(() -> !prober.process.isAlive() || isListening(address));
        if (!prober.process.isAlive()) {
            throw new IllegalStateException("the prober at " + address + " did not start");
        }
        return prober;
    }

    private static Process run(SandboxProcess sandbox, String address) {
        try {
            var process =
                    new ProcessBuilder(command(sandbox, address))
                            .redirectErrorStream(true)
                            .redirectOutput(log(sandbox, address))
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File log(SandboxProcess sandbox, String address) {
        return sandbox.folder().resolve("prober-" + address + ".log").toFile();
    }

    private static List<String> command(SandboxProcess sandbox, String address) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + sandbox.endpoint("/files/hosts"),
                "-Djava.security.properties=" + sandbox.endpoint("/files/securityProperties"),
                "-jar",
                ProjectRoot.find().resolve("prober/target/pghaven-prober.jar").toString(),
                "--listen",
                address + ":" + PORT,
                "--source-address",
                address,
                "--token-file",
                sandbox.endpoint("/probers/tokenFile"),
                "--allow",
                "*.%s.cloudapp.azure.com:5432".formatted(sandbox.endpoint("/azure/region")),
                "--allow",
                "*.%s.cloudapp.azure.com:5433".formatted(sandbox.endpoint("/azure/region")));
    }

    private static boolean isListening(String address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
