package dev.pghaven.sandbox.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real kubectl, pointed at the server of a test. */
record Kubectl(Path program, Path folder) {
    /** What one call of kubectl printed and how it ended. */
    record Result(int exit, String out, String err) {}

    static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Kubectl at(Path program, Path folder, RunningServer running) {
        String config =
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: sandbox
                  cluster: {server: "%s", certificate-authority: "%s"}
                users:
                - name: tester
                  user: {token: "%s"}
                contexts:
                - name: sandbox
                  context: {cluster: sandbox, user: tester, namespace: default}
                current-context: sandbox
                """
                        .formatted(
                                running.server().url(),
                                running.certificates().authority(),
                                RunningServer.TOKEN);
        try {
            Files.writeString(folder.resolve("kubeconfig"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Kubectl(program, folder);
    }

    Result run(String... args) {
        return withInput("", args);
    }

    Result withInput(String input, String... args) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process =
                    builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("kubectl did not end: " + List.of(args));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while kubectl ran", e);
        }
    }

    /** A call that goes on, such as {@code get --watch}, writing into the file. */
    Process start(Path out, String... args) {
        try {
            return builder(args).redirectOutput(out.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.add("--cache-dir=" + folder.resolve("cache"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        return builder;
    }
}
