package dev.pghaven.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathIT {
    @TempDir Path folder;

    @Test
    void aServerDoesNotOutliveTheJvmThatStartedIt() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var jvm =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                StartsOneServer.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var output = jvm.inputReader()) {
            var server = ProcessHandle.of(Long.parseLong(output.readLine()));
            assertThat(server)
                    .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());

            jvm.destroyForcibly().waitFor();

            await().until(() -> server.filter(ProcessHandle::isAlive).isEmpty());
        } finally {
            jvm.destroyForcibly();
        }
    }
}
