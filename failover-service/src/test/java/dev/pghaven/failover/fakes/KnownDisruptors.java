package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.Disruptors;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes pods, each of which has a successor at once; cuts primaries off until that is undone; and
 * must not kill servers.
 */
public final class KnownDisruptors implements Disruptors {
    private final Runnable failover;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> cutOff = new LinkedHashSet<>();
    private List<String> objections = List.of();
    private int hesitations;

    /**
     * @param failover what the operator does when the primary is broken
     */
    public KnownDisruptors(Runnable failover) {
        this.failover = failover;
    }

    @Override
    public Optional<Disruptor> of(Disruption kind) {
        return switch (kind) {
            case DELETE_POD -> Optional.of(new Deleting());
            case ISOLATE_PRIMARY -> Optional.of(new CuttingOff());
            case KILL_POSTGRES -> Optional.of(new Forbidden());
            case STOP_NODE -> Optional.empty();
        };
    }

    public List<String> broken() {
        return List.copyOf(broken);
    }

    /** Who reaches nobody now. */
    public Set<String> cutOff() {
        return Set.copyOf(cutOff);
    }

    /** The next undo has to be asked for again. */
    public void takeTheirTimeToUndo() {
        hesitations = 1;
    }

    /** What speaks against cutting a primary off. */
    public void objectToCuttingOff(String reason) {
        objections = List.of(reason);
    }

    private void breaks(String identity) {
        broken.add(identity);
        failover.run();
    }

    private final class Deleting implements Disruptor {
        @Override
        public Disruption kind() {
            return Disruption.DELETE_POD;
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public boolean lasts() {
            return false;
        }

        @Override
        public Optional<String> victimOf(ClusterRef cluster, String primary) {
            return Optional.of(primary + "/" + broken.size());
        }

        @Override
        public void disrupt(Victim victim) {
            if (victimOf(victim.cluster(), victim.primary())
                    .filter(victim.identity()::equals)
                    .isPresent()) {
                breaks(victim.identity());
            }
        }

        @Override
        public UndoAnswer undo(Victim victim) {
            return new UndoAnswer.Done();
        }
    }

    private final class CuttingOff implements Disruptor {
        @Override
        public Disruption kind() {
            return Disruption.ISOLATE_PRIMARY;
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public List<String> objections(ClusterRef cluster, String primary) {
            return objections.stream().map(it -> primary + " " + it).toList();
        }

        @Override
        public boolean lasts() {
            return true;
        }

        @Override
        public Optional<String> victimOf(ClusterRef cluster, String primary) {
            return cutOff.contains(primary) ? Optional.empty() : Optional.of(primary + "/0");
        }

        @Override
        public void disrupt(Victim victim) {
            if (cutOff.add(victim.primary())) {
                breaks(victim.identity());
            }
        }

        @Override
        public UndoAnswer undo(Victim victim) {
            if (hesitations > 0) {
                hesitations--;
                return new UndoAnswer.NotYet("the network");
            }
            cutOff.remove(victim.primary());
            return new UndoAnswer.Done();
        }
    }

    private static final class Forbidden implements Disruptor {
        @Override
        public Disruption kind() {
            return Disruption.KILL_POSTGRES;
        }

        @Override
        public Optional<String> missing() {
            return Optional.of("a property is off");
        }

        @Override
        public boolean lasts() {
            return false;
        }

        @Override
        public Optional<String> victimOf(ClusterRef cluster, String primary) {
            return Optional.of(primary);
        }

        @Override
        public void disrupt(Victim victim) {
            throw new IllegalStateException("broken although it must not");
        }

        @Override
        public UndoAnswer undo(Victim victim) {
            return new UndoAnswer.Done();
        }
    }
}
