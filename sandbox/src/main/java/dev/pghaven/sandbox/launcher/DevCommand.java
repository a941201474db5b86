package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ./pghaven dev SERVICE}: runs one service with live reload against the sandbox that runs
 * already.
 */
@Command(name = "dev")
final class DevCommand implements Callable<Integer> {
    /** Apart from the replicas that the launcher may have started. */
    private static final int REPLICA = 9;

    @Mixin private Where where;

    @Parameters(paramLabel = "SERVICE")
    private String name;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var endpoints = Endpoints.ofRunning(where.data());
        var service = Services.named(name).replica(REPLICA);
        System.out.println(name + " will listen on " + service.url(endpoints));
        return maven(service, endpoints).start().waitFor();
    }

    private ProcessBuilder maven(Service service, Endpoints endpoints) {
        var command =
                List.of(
                        "setpriv",
                        "--pdeathsig",
                        "TERM",
                        "--",
                        "mvn",
                        "quarkus:dev",
                        "--projects",
                        name,
                        "--also-make",
                        "-Djvm.args=" + String.join(" ", service.jvmOptions(endpoints)));
        var builder = new ProcessBuilder(command).directory(where.root().toFile()).inheritIO();
        builder.environment().putAll(service.environment(endpoints));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
