package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The running sandbox and services. */
record Stack(ProcessGroup processes, Child sandbox, Endpoints endpoints, List<Service> services)
        implements AutoCloseable {
    private static final Duration SANDBOX_LIMIT = Duration.ofSeconds(90);
    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(90);

    /**
     * Starts the sandbox, then the services that are built; what was started is ended again when
     * one does not come up.
     */
    static Stack start(Where where, List<Service> services, PrintStream out) {
        // Read once, at the first look-up of this JVM: the names of the sandbox resolve as in AKS.
        System.setProperty("jdk.net.hosts.file", where.data().resolve("hosts").toString());
        Endpoints.forgetLastRun(where.data());
        var processes = new ProcessGroup();
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "end-processes"));
        try {
            var sandbox = startSandbox(processes, where, out);
            var endpoints = Endpoints.in(where.data());
            var built = built(services, where, out);
            for (var service : built) {
                startService(processes, service, where, endpoints, out);
            }
            return new Stack(processes, sandbox, endpoints, built);
        } catch (RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    private static List<Service> built(List<Service> services, Where where, PrintStream out) {
        services.stream()
                .filter(it -> !it.isBuilt(where))
                .forEach(it -> out.println("  " + it.name() + " is not built, so it is left out"));
        return services.stream().filter(it -> it.isBuilt(where)).toList();
    }

    private static Child startSandbox(ProcessGroup processes, Where where, PrintStream out) {
        var begin = System.nanoTime();
        var ready = where.data().resolve(Endpoints.FILE);
        var sandbox = processes.start(program(where));
        sandbox.await(() -> Files.exists(ready), SANDBOX_LIMIT);
        report(out, "sandbox", begin);
        return sandbox;
    }

    private static Program program(Where where) {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.pghaven.sandbox.Sandbox",
                        "--data=" + where.data(),
                        "--network=" + where.network(),
                        "--binaries=" + where.binaries(),
                        "--azurite=" + where.azurite());
        return new Program("sandbox", command, Map.of(), where.root(), where.log("sandbox"));
    }

    static Child startService(
            ProcessGroup processes,
            Service service,
            Where where,
            Endpoints endpoints,
            PrintStream out) {
        var begin = System.nanoTime();
        var health = service.url(endpoints).resolve("/q/health/ready");
        requireFree(service, endpoints);
        var child = processes.start(service.program(where, endpoints));
        try (var http = HttpClient.newHttpClient()) {
            child.await(() -> answers(http, health), SERVICE_LIMIT);
        }
        report(out, service.name(), begin);
        return child;
    }

    /** Or the answer of a stranger would be taken for the service's. */
    private static void requireFree(Service service, Endpoints endpoints) {
        var url = service.url(endpoints);
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(url.getHost(), url.getPort()));
        } catch (IOException e) {
            throw new StartFailure(
                    "%s cannot listen on %s (%s)".formatted(service.name(), url, e.getMessage()),
                    "");
        }
    }

    private static boolean answers(HttpClient http, URI health) {
        try {
            var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nothing listens yet, which is what is being waited for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service started", e);
        }
    }

    private static void report(PrintStream out, String name, long begin) {
        out.printf(
                Locale.ROOT,
                "  %-12s ready after %.1f s%n",
                name,
                (System.nanoTime() - begin) / 1e9);
    }

    /** Without the sandbox the services are of no use, so its end is the end of all. */
    void awaitEnd() throws InterruptedException {
        processes.awaitEnd(sandbox);
    }

    @Override
    public void close() {
        processes.close();
    }
}
