package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import dev.pghaven.sandbox.launcher.bench.health.WatchedService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A service against a running sandbox, as a process that is looked into. */
final class StackService implements WatchedService {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");
    private static final String EXHAUSTED = "java.lang.OutOfMemoryError";

    private final Where where;
    private final Stack stack;
    private final Service service;
    private Child child;

    StackService(Where where, Stack stack, Service service) {
        this.where = where;
        this.stack = stack;
        this.service = service;
    }

    /** With all compilers, as in AKS: it runs for long, and decrypts much. */
    @Override
    public void start() {
        var program = service.program(where, stack.endpoints(), List.of());
        child = Stack.startService(stack.processes(), service, program, stack.endpoints(), NOWHERE);
    }

    @Override
    public void kill() throws InterruptedException {
        child.process().destroyForcibly().waitFor();
    }

    @Override
    public void stop() throws InterruptedException {
        child.process().destroy();
        child.process().waitFor();
    }

    /** The histogram counts what lives, so the JVM collects all of the heap for it. */
    @Override
    public long liveBytes() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var pid = Long.toString(child.process().pid());
        var process =
                new ProcessBuilder(jcmd, pid, "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        var histogram = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        var total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new BenchFailure("jcmd did not say what lives: " + histogram.strip());
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public Duration processorTime() {
        return processorTime(child);
    }

    @Override
    public Duration sandboxProcessorTime() {
        return processorTime(stack.sandbox());
    }

    private static Duration processorTime(Child child) {
        return child.process().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void requireSound() throws IOException {
        if (!child.process().isAlive()) {
            throw child.ended();
        }
        try (var log = Files.lines(child.program().log())) {
            if (log.anyMatch(it -> it.contains(EXHAUSTED))) {
                throw new BenchFailure(service.name() + " ran out of memory");
            }
        }
    }

    @Override
    public URI url() {
        return service.url(stack.endpoints());
    }

    @Override
    public URI management() {
        return service.management(stack.endpoints());
    }
}
