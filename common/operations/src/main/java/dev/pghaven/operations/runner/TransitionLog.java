package dev.pghaven.operations.runner;

import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs each transition once. */
final class TransitionLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.pghaven.operations");

    private TransitionLog() {}

    static void log(Operation operation, HistoryEntry entry) {
        var event =
                LOG.atLevel(level(entry))
                        .addKeyValue("operation", operation.id())
                        .addKeyValue("workflow", operation.workflow())
                        .addKeyValue("cluster", operation.cluster())
                        .addKeyValue("step", entry.step())
                        .addKeyValue("attempt", entry.attempt());
        entry.detail().ifPresent(detail -> event.addKeyValue("detail", detail));
        entry.took().ifPresent(took -> event.addKeyValue("took", took));
        event.log("step {}", entry.kind());
    }

    static void lost(Operation operation) {
        LOG.atWarn()
                .addKeyValue("operation", operation.id())
                .addKeyValue("step", operation.at().step())
                .log(
                        "let go of the operation, nothing was saved; its next runner repeats the step");
    }

    static void storeAway(Operation operation, StoreException cause) {
        LOG.atWarn()
                .addKeyValue("operation", operation.id())
                .addKeyValue("step", operation.at().step())
                .addKeyValue("reason", cause.getMessage())
                .log("the store is away; the step runs again if its result was not saved");
    }

    static void bug(Operation operation, RuntimeException cause) {
        LOG.atError()
                .addKeyValue("operation", operation.id())
                .addKeyValue("step", operation.at().step())
                .setCause(cause)
                .log("the step's result cannot be saved, the step runs again");
    }

    static void notLetGo(Operation operation, RuntimeException cause) {
        LOG.atError()
                .addKeyValue("operation", operation.id())
                .addKeyValue("workflow", operation.workflow())
                .setCause(cause)
                .log("what this process held for the operation may still be held");
    }

    private static Level level(HistoryEntry entry) {
        return switch (entry.kind()) {
            case DONE, WAITING, CANCELLED -> Level.INFO;
            case FAILED, STOPPED -> Level.WARN;
        };
    }
}
