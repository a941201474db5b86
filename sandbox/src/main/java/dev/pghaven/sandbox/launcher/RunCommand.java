package dev.pghaven.sandbox.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./pghaven run SERVICE}: runs one more replica of a service against the sandbox that runs
 * already.
 */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Parameters(paramLabel = "SERVICE")
    private String name;

    @Option(
            names = "--replica",
            defaultValue = "2",
            description = "Which replica, from 2; decides its address.")
    private int replica;

    @Override
    public Integer call() throws InterruptedException {
        var endpoints = Endpoints.ofRunning(where.data());
        var service = Services.named(name).replica(replica);
        InstallationFile.write(where.data(), endpoints);
        try (var processes = new ProcessGroup()) {
            Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "end-processes"));
            var child = Stack.startService(processes, service, where, endpoints, System.out);
            System.out.println(name + " listens on " + service.url(endpoints));
            processes.awaitEnd(child);
            return 0;
        }
    }
}
