package dev.pghaven.backups.fakes;

import dev.pghaven.backups.Wal;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A primary that closes the segments that a test names, and notes why. */
public final class NumberedWal implements Wal {
    private final List<String> restorePoints = new ArrayList<>();
    private String closed = "000000010000000000000003";
    private Optional<String> trouble = Optional.empty();
    private Optional<String> notReady = Optional.empty();

    public void closesNext(String segment) {
        closed = segment;
    }

    public void archiverSays(String words) {
        trouble = Optional.of(words);
    }

    public void isNotReady(String reason) {
        notReady = Optional.of(reason);
    }

    public List<String> restorePoints() {
        return List.copyOf(restorePoints);
    }

    @Override
    public Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint) {
        if (notReady.isPresent()) {
            return new Answer.NotReady<>(notReady.get());
        }
        restorePoints.add(restorePoint);
        return new Answer.Given<>(closed);
    }

    @Override
    public Answer<Optional<String>> archivingTrouble(ClusterRef cluster, String database) {
        return new Answer.Given<>(trouble);
    }
}
