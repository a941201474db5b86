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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A workflow over a ledger: opens it, waits until it is approved, signs it. */
final class Signing implements Workflow<Signing.State> {
    static final ClusterRef CLUSTER = new ClusterRef("apps", "ledger");
    private static final UUID ID = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private final Ledger ledger;

    Signing(Ledger ledger) {
        this.ledger = ledger;
    }

    record State(Optional<String> page, Duration waited) {}

    /** The world that the steps act on. */
    static final class Ledger {
        int pages;
        int signatures;
        int asked;
        int approvedAfter = 2;
        boolean idempotent = true;
        Optional<RuntimeException> outage = Optional.empty();
    }

    static State start() {
        return new State(Optional.empty(), Duration.ZERO);
    }

    @Override
    public String name() {
        return "sign-ledger";
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Steps<State> steps() {
        return Steps.<State>inOrder()
                .step("open-page", this::openPage)
                .step("await-approval", Duration.ofMinutes(1), this::awaitApproval)
                .step("sign", this::sign);
    }

    @Override
    public Optional<Fact> stopped(State state, Stop stop) {
        return Optional.of(new RemovalFailed(CLUSTER, ID, stop.step(), stop.reason()));
    }

    private Outcome<State> openPage(State it) {
        ledger.outage.ifPresent(outage -> {
            throw outage;
        });
        ledger.pages = ledger.idempotent ? 1 : ledger.pages + 1;
        return Outcome.done(new State(Optional.of("page-" + ledger.pages), it.waited()));
    }

    private Outcome<State> awaitApproval(State it) {
        ledger.asked++;
        return ledger.asked > ledger.approvedAfter
                ? Outcome.done(it)
                : Outcome.notYet("approval", Duration.ofSeconds(10));
    }

    private Outcome<State> sign(State it) {
        ledger.signatures = 1;
        return Outcome.done(it, new ClusterRemoved(CLUSTER, ID));
    }
}
