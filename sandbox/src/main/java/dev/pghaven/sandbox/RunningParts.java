package dev.pghaven.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order, whatever happens to one of them. */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closing;

    /** What comes when all is being stopped already is stopped at once. */
    synchronized <T extends AutoCloseable> T add(String name, T part) {
        if (closing) {
            stop(new Part(name, part));
        } else {
            parts.push(new Part(name, part));
        }
        return part;
    }

    @Override
    public synchronized void close() {
        closing = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private static void stop(Part part) {
        try {
            part.closeable().close();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly: {}", part.name(), e.toString());
        }
    }

    private record Part(String name, AutoCloseable closeable) {}
}
