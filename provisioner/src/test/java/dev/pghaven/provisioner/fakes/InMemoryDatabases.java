package dev.pghaven.provisioner.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.postgres.Answer;
import dev.pghaven.provisioner.Databases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A primary with two quorum standbys, which replay at once unless a test says otherwise. */
public final class InMemoryDatabases implements Databases {
    private final Set<UUID> marks = new HashSet<>();
    private final List<String> closedSegments = new ArrayList<>();
    private Archiver archiver = new Archiver(0, Optional.empty());
    private String syncState = "quorum";
    private int lateReads;
    private int refusedLogins;
    private int sampleRows;
    private boolean split;

    @Override
    public Answer<List<Standby>> mark(ClusterRef cluster, String database, UUID mark) {
        if (refusedLogins > 0) {
            refusedLogins--;
            return new Answer.NotReady<>("role \"pghaven\" is not permitted to log in");
        }
        marks.add(mark);
        return new Answer.Given<>(
                List.of(
                        new Standby(cluster.name() + "-2", "streaming", syncState),
                        new Standby(cluster.name() + "-3", "streaming", syncState)));
    }

    @Override
    public Answer<Reading> read(ClusterRef cluster, String database, Instance instance, UUID mark) {
        if (lateReads > 0) {
            lateReads--;
            return new Answer.Given<>(new Reading(true, false));
        }
        return new Answer.Given<>(new Reading(!split, marks.contains(mark)));
    }

    @Override
    public Answer<Integer> majorVersion(ClusterRef cluster, String database) {
        return new Answer.Given<>(18);
    }

    @Override
    public Answer<Integer> loadSampleData(ClusterRef cluster, String database) {
        sampleRows = 3;
        return new Answer.Given<>(sampleRows);
    }

    @Override
    public Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint) {
        closedSegments.add("00000001%016X".formatted(closedSegments.size() + 2));
        return new Answer.Given<>(closedSegments.getLast());
    }

    @Override
    public Answer<Archiver> archiver(ClusterRef cluster, String database) {
        return new Answer.Given<>(archiver);
    }

    public void archivingFails(long times, String lastOf) {
        archiver = new Archiver(times, Optional.of(lastOf));
    }

    public List<String> closedSegments() {
        return List.copyOf(closedSegments);
    }

    public void replayLateBy(int reads) {
        lateReads = reads;
    }

    public void refuseLogins(int logins) {
        refusedLogins = logins;
    }

    public void replicateAsynchronously() {
        syncState = "async";
    }

    /** Every instance believes that it is the primary. */
    public void splitBrain() {
        split = true;
    }

    public int sampleRows() {
        return sampleRows;
    }

    public Set<UUID> marks() {
        return Set.copyOf(marks);
    }
}
