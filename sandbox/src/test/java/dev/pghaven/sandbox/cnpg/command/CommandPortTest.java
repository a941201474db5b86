package dev.pghaven.sandbox.cnpg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPortTest {
    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();
    private Path script;

    @BeforeEach
    void aFolderWhoseNameNeedsQuotes() throws IOException {
        script = Files.createDirectory(folder.resolve("it's 5%")).resolve("manager");
        Files.writeString(script, ManagerCommand.TEXT);
    }

    @Test
    void theCommandArrivesWordByWordAndSucceeds() throws Exception {
        try (var port = CommandPort.open("127.0.0.1", 0, this::remember)) {
            var result = run(port, "wal-archive", "pg_wal/000000010000000000000001");

            assertThat(result).isEqualTo(new Result(0, ""));
            assertThat(told).containsExactly("wal-archive [pg_wal/000000010000000000000001]");
        }
    }

    @Test
    void aRefusalEndsTheScriptWithItsReason() throws Exception {
        CommandHandler refusing =
                (command, arguments) -> {
                    throw new IOException("switchover in progress\nand more");
                };
        try (var port = CommandPort.open("127.0.0.1", 0, refusing)) {
            assertThat(run(port, "wal-archive", "x"))
                    .isEqualTo(new Result(1, "switchover in progress\n"));
        }
    }

    @Test
    void whoWaitsIsLetGoWhenTheManagerEnds() throws Exception {
        var arrived = new CountDownLatch(1);
        CommandHandler hanging =
                (command, arguments) -> {
                    arrived.countDown();
                    new CountDownLatch(1).await();
                };
        var port = CommandPort.open("127.0.0.1", 0, hanging);
        var waiting = start(port, "wal-archive", "x");
        arrived.await();

        port.close();

        assertThat(waiting.waitFor()).isOne();
    }

    @Test
    void nobodyListeningIsAFailure() throws Exception {
        var port = CommandPort.open("127.0.0.1", 0, this::remember);
        port.close();

        assertThat(run(port, "wal-archive", "x").status()).isOne();
    }

    private void remember(String command, List<String> arguments) {
        told.add(command + " " + arguments);
    }

    private Result run(CommandPort port, String command, String argument) throws Exception {
        var process = start(port, command, argument);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }

    /** As PostgreSQL does it, which takes two percent signs for one. */
    private Process start(CommandPort port, String command, String argument) throws IOException {
        var line = new ManagerCommand(script, port.host(), port.port()).line(command, argument);
        return new ProcessBuilder("/bin/sh", "-c", line.replace("%%", "%"))
                .redirectErrorStream(true)
                .start();
    }

    private record Result(int status, String said) {}
}
