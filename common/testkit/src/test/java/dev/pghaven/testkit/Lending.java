package dev.pghaven.testkit;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A workflow that lends a book, reads it, and lastly brings everything back. */
final class Lending implements Workflow<Lending.State> {
    static final ClusterRef CLUSTER = new ClusterRef("apps", "library");
    private static final UUID ID = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private final Desk desk;

    Lending(Desk desk) {
        this.desk = desk;
    }

    record State(Optional<String> book) {}

    /** The world that the steps act on. */
    static final class Desk {
        final Set<String> lent = new HashSet<>();
        boolean knowsWhatItLent = true;
        boolean refusesReturns;
    }

    static State start() {
        return new State(Optional.empty());
    }

    @Override
    public String name() {
        return "lend-book";
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Steps<State> steps() {
        return Steps.<State>inOrder()
                .step("lend", this::lend)
                .releaseCluster()
                .step("read", it -> Outcome.done(it, new ClusterRemoved(CLUSTER, ID)))
                .lastly("bring-back", this::bringBack)
                .lastly("switch-off-light", Outcome::done);
    }

    @Override
    public Optional<Fact> stopped(State state, Stop stop) {
        return Optional.of(new RemovalFailed(CLUSTER, ID, stop.step(), stop.reason()));
    }

    private Outcome<State> lend(State it) {
        desk.lent.add("book");
        return Outcome.done(new State(Optional.of("book")));
    }

    /** A clean-up that asks its own state only misses what was lent without being noted. */
    private Outcome<State> bringBack(State it) {
        if (desk.refusesReturns) {
            return Outcome.refused("closed");
        }
        if (desk.knowsWhatItLent) {
            desk.lent.clear();
        } else {
            it.book().ifPresent(desk.lent::remove);
        }
        return Outcome.done(it);
    }
}
