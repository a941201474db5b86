package dev.pghaven.sandbox.launcher.chaos;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives a right back as soon as something was refused for the lack of it, so that whoever was
 * refused goes on until the next one is missing.
 */
final class Restitution implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final Rights rights;
    private final AuditTail audit;
    private final Map<Right, Refused> missed = new LinkedHashMap<>();
    private final Set<Refused> never = new LinkedHashSet<>();
    private final Thread thread;
    private volatile boolean ending;

    private Restitution(Rights rights, AuditTail audit) {
        this.rights = rights;
        this.audit = audit;
        this.thread = Thread.ofPlatform().daemon().name("restitution").unstarted(this::run);
    }

    static Restitution begin(Rights rights, AuditTail audit) {
        var restitution = new Restitution(rights, audit);
        restitution.thread.start();
        return restitution;
    }

    private void run() {
        while (!ending) {
            look();
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void look() {
        for (var refused : audit.news()) {
            rights.lackedBy(refused)
                    .ifPresentOrElse(it -> giveBack(it, refused), () -> never.add(refused));
        }
    }

    /** Others may have been refused the same before it was given back. */
    private void giveBack(Right right, Refused refused) {
        if (missed.putIfAbsent(right, refused) == null) {
            rights.giveBack(right);
        }
    }

    /** Each right that was missed, and what was refused first for the lack of it. */
    synchronized Map<Right, Refused> missed() {
        return new LinkedHashMap<>(missed);
    }

    /** What was refused although no rule that was taken away allows it. */
    synchronized Set<Refused> beyond() {
        return new LinkedHashSet<>(never);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        look();
    }
}
