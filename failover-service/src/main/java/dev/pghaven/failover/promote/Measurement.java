package dev.pghaven.failover.promote;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.contracts.InstancePromoted;
import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.failover.PromotionConfiguration;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.failover.canary.CanaryReport;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets a client write while the primary changes, and says what it saw. */
@ApplicationScoped
class Measurement {
    private final Canaries canaries;
    private final CanaryConfiguration canary;
    private final PromotionConfiguration config;

    Measurement(Canaries canaries, CanaryConfiguration canary, PromotionConfiguration config) {
        this.canaries = canaries;
        this.canary = canary;
        this.config = config;
    }

    Outcome<Promoting> begin(Promoting it) {
        var database = it.found().database();
        return switch (canaries.begin(it.operation(), it.cluster(), database, canary.rate())) {
            case Answer.Given<Boolean>(var writes) ->
                    writes ? done(it) : again("the first commit is not acknowledged yet");
            case Answer.NotReady<Boolean>(var why) -> again(why);
        };
    }

    Outcome<Promoting> end(Promoting it) {
        if (canaries.writes(it.operation()).filter(writes -> !writes).isPresent()) {
            return again("commits are not acknowledged yet");
        }
        return switch (canaries.end(it.operation())) {
            case Answer.Given<Optional<CanaryReport>>(var report) -> done(it.measured(report));
            case Answer.NotReady<Optional<CanaryReport>>(var why) -> again(why);
        };
    }

    Outcome<Promoting> tell(Promoting it) {
        var before = it.found();
        return done(
                it,
                new InstancePromoted(
                        it.cluster(),
                        it.operation(),
                        before.primary(),
                        it.instance(),
                        before.timeline(),
                        it.toTimeline().orElseThrow(),
                        it.report().map(CanaryReport::outage),
                        it.report().map(CanaryReport::commits),
                        it.report().map(CanaryReport::sinceMark),
                        it.report().map(CanaryReport::endpoints).orElseGet(List::of)));
    }

    /** Nothing was written where the check did not pass. */
    Outcome<Promoting> remove(Promoting it) {
        return it.before().map(before -> remove(it, before)).orElseGet(() -> done(it));
    }

    private Outcome<Promoting> remove(Promoting it, Promoting.Before before) {
        return switch (canaries.remove(it.operation(), it.cluster(), before.database())) {
            case Answer.Given<Boolean> _ -> done(it);
            case Answer.NotReady<Boolean>(var why) -> again(why);
        };
    }

    /** A canary of an operation that goes on elsewhere must not write any longer. */
    void letGo(UUID operation) {
        canaries.letGo(operation);
    }

    private Outcome<Promoting> again(String waitingFor) {
        return notYet(waitingFor, config.pollInterval());
    }
}
