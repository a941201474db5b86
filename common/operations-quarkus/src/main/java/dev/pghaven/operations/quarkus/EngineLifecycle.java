package dev.pghaven.operations.quarkus;

import dev.pghaven.operations.engine.Engine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts the engine as soon as the store is there. The service itself is up before, so that its
 * health says what is missing.
 */
@ApplicationScoped
public class EngineLifecycle {
    private static final Logger LOG = Logger.getLogger(EngineLifecycle.class);

    private final Engine engine;
    private final Duration retry;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread starting = Thread.ofVirtual().name("engine-start").unstarted(this::start);
    private volatile String lastFailure = "not tried yet";

    EngineLifecycle(Engine engine, OperationsConfiguration config) {
        this.engine = engine;
        this.retry = config.startRetry();
    }

    public boolean isStarted() {
        return started.getCount() == 0;
    }

    /** Returns false if the service stops before the engine has started. */
    public boolean awaitStarted() throws InterruptedException {
        while (!started.await(100, TimeUnit.MILLISECONDS)) {
            if (isStopping()) {
                return false;
            }
        }
        return true;
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Sleeps; returns true if the service stops meanwhile. */
    public boolean stopsWithin(Duration time) throws InterruptedException {
        return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the engine has not started yet. */
    public String lastFailure() {
        return lastFailure;
    }

    void onStart(@Observes StartupEvent event) {
        starting.start();
    }

    /** Says so to everybody who waits for the engine, or for its next turn. */
    public void stop() {
        stopping.countDown();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
        starting.join();
        if (isStarted()) {
            engine.close();
        }
    }

    private void start() {
        try {
            do {
                tryToStart();
            } while (!isStarted() && !stopsWithin(retry));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever is wrong with the store may heal, and until then health says what it is. */
    private void tryToStart() {
        try {
            engine.migrate();
            engine.start();
            started.countDown();
            LOG.info("The store is up to date, and the engine runs");
        } catch (RuntimeException e) {
            if (!lastFailure.equals(e.getMessage())) {
                LOG.warnf("The store is not there yet: %s", e.getMessage());
            }
            lastFailure = String.valueOf(e.getMessage());
        }
    }
}
