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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The running sandbox and services. */
record Stack(ProcessGroup processes, Child sandbox, Endpoints endpoints, List<Service> services)
        implements AutoCloseable {
    private static final Duration SANDBOX_LIMIT = Duration.ofSeconds(90);
    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(90);
    private static final Optional<Integer> OK = Optional.of(200);

    /**
     * Starts the sandbox and the probers, then the services; what was started is ended again when
     * one does not come up.
     */
    static Stack start(Where where, List<Service> services, PrintStream out) {
        return start(where, Extent.WHOLE, services, out, _ -> {});
    }

    static Stack start(Where where, Extent extent, List<Service> services, PrintStream out) {
        return start(where, extent, services, out, _ -> {});
    }

    /**
     * @param beforeServices what happens when the sandbox runs and no service yet
     */
    static Stack start(
            Where where,
            Extent extent,
            List<Service> services,
            PrintStream out,
            Consumer<Stack> beforeServices) {
        // Read once, at the first look-up of this JVM: the names of the sandbox resolve as in AKS.
        System.setProperty("jdk.net.hosts.file", where.data().resolve("hosts").toString());
        Endpoints.forgetLastRun(where.data());
        var processes = new ProcessGroup();
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "end-processes"));
        try {
            var sandbox = startSandbox(processes, where, extent, out);
            var endpoints = Endpoints.in(where.data());
            InstallationFile.write(where.data(), endpoints);
            for (var prober : extent.probers()) {
                startProber(processes, prober, where, endpoints, out);
            }
            var stack = new Stack(processes, sandbox, endpoints, services);
            beforeServices.accept(stack);
            for (var service : services) {
                startService(processes, service, where, endpoints, out);
            }
            return stack;
        } catch (RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    private static Child startSandbox(
            ProcessGroup processes, Where where, Extent extent, PrintStream out) {
        var begin = System.nanoTime();
        var ready = where.data().resolve(Endpoints.FILE);
        var sandbox = processes.start(program(where, extent));
        sandbox.await(() -> Files.exists(ready), SANDBOX_LIMIT);
        report(out, "sandbox", begin);
        return sandbox;
    }

    private static Program program(Where where, Extent extent) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(extent.jvmOptions());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.pghaven.sandbox.Sandbox",
                        "--data=" + where.data(),
                        "--network=" + where.network(),
                        "--binaries=" + where.binaries(),
                        "--azurite=" + where.azurite()));
        command.addAll(extent.options());
        return new Program("sandbox", command, Map.of(), where.root(), where.log("sandbox"));
    }

    /** It is ready when it answers, if only that nobody may ask without a token. */
    private static void startProber(
            ProcessGroup processes,
            Prober prober,
            Where where,
            Endpoints endpoints,
            PrintStream out) {
        var begin = System.nanoTime();
        var url = prober.url(endpoints);
        requireFree(prober.label(), url);
        var child = processes.start(prober.program(where, endpoints));
        try (var http = HttpClient.newHttpClient()) {
            child.await(() -> status(http, url).isPresent(), SERVICE_LIMIT);
        }
        report(out, prober.label(), begin);
    }

    static Child startService(
            ProcessGroup processes,
            Service service,
            Where where,
            Endpoints endpoints,
            PrintStream out) {
        return startService(processes, service, service.program(where, endpoints), endpoints, out);
    }

    static Child startService(
            ProcessGroup processes,
            Service service,
            Program program,
            Endpoints endpoints,
            PrintStream out) {
        var begin = System.nanoTime();
        var health = service.health(endpoints);
        requireFree(service.name(), service.url(endpoints));
        var child = processes.start(program);
        try (var http = HttpClient.newHttpClient()) {
            child.await(() -> status(http, health).equals(OK), SERVICE_LIMIT);
        }
        report(out, service.name(), begin);
        return child;
    }

    /** Or the answer of a stranger would be taken for its own. */
    private static void requireFree(String name, URI url) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(url.getHost(), url.getPort()));
        } catch (IOException e) {
            throw new StartFailure(
                    "%s cannot listen on %s (%s)".formatted(name, url, e.getMessage()), "");
        }
    }

    /** Empty while nothing listens, which is what is being waited for. */
    private static Optional<Integer> status(HttpClient http, URI url) {
        try {
            var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return Optional.of(answer.statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + url, e);
        }
    }

    private static void report(PrintStream out, String name, long begin) {
        out.printf(
                Locale.ROOT,
                "  %-16s ready after %.1f s%n",
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
