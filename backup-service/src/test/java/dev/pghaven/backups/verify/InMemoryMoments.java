package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A source that is held at once, and archives its mark at once, unless a test says otherwise. */
final class InMemoryMoments implements Moments {
    static final Mark MARK =
            new Mark("0/9000100", 1, OrdersArchive.segment(1, 9).name(), OrdersArchive.minute(10));

    private final OrdersArchive archive;
    private final Set<UUID> held = new HashSet<>();
    private Attempt<Fingerprint> fingerprint = new Attempt.Conclusive<>(Prints.ORDERS);
    private Optional<String> refusal = Optional.empty();
    private Optional<String> lastArchived = Optional.of(OrdersArchive.segment(1, 9).name());
    private Optional<String> heldOn = Optional.empty();
    private boolean archiving = true;
    private boolean paused;

    InMemoryMoments(OrdersArchive archive) {
        this.archive = archive;
    }

    @Override
    public Attempt<Mark> hold(
            UUID operation, ClusterRef cluster, String database, Optional<String> standby) {
        if (refusal.isPresent()) {
            return new Attempt.Inconclusive<>(refusal.get());
        }
        held.add(operation);
        heldOn = standby;
        return mark();
    }

    @Override
    public Attempt<Mark> mark(UUID operation, ClusterRef cluster, String database, int timeline) {
        return mark();
    }

    private Attempt<Mark> mark() {
        if (archiving) {
            archive.wal(1, 9, 9);
        }
        return new Attempt.Conclusive<>(MARK);
    }

    @Override
    public Optional<Attempt<Fingerprint>> fingerprint(UUID operation, Mark mark, int processes) {
        return held.contains(operation) ? Optional.of(fingerprint) : Optional.empty();
    }

    @Override
    public void letGo(UUID operation) {
        held.remove(operation);
    }

    @Override
    public Answer<Boolean> resumeReplay(ClusterRef cluster, String standby, String database) {
        paused = false;
        return new Answer.Given<>(true);
    }

    @Override
    public Answer<Optional<String>> lastArchived(ClusterRef cluster, String database) {
        return new Answer.Given<>(lastArchived);
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    void spoil(String reason) {
        fingerprint = new Attempt.Inconclusive<>(reason);
    }

    void archiveNothing() {
        archiving = false;
    }

    void lastArchived(long segment) {
        lastArchived = Optional.of(OrdersArchive.segment(1, segment).name());
    }

    /** As when the process dies that holds it. */
    void die() {
        held.clear();
    }

    void dieWhilePaused() {
        die();
        paused = true;
    }

    boolean paused() {
        return paused;
    }

    Set<UUID> held() {
        return Set.copyOf(held);
    }

    Optional<String> heldOn() {
        return heldOn;
    }
}
