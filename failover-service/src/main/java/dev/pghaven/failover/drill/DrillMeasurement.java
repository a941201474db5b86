package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.failover.canary.CanaryReport;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Lets a client write while the cluster fails over. */
@ApplicationScoped
class DrillMeasurement {
    private final Canaries canaries;
    private final DrillConfiguration config;

    DrillMeasurement(Canaries canaries, DrillConfiguration config) {
        this.canaries = canaries;
        this.config = config;
    }

    Outcome<Drill> begin(Drill it) {
        var database = it.found().database();
        return switch (canaries.begin(it.operation(), it.cluster(), database, it.asked().rate())) {
            case Answer.Given<Boolean>(var writes) ->
                    writes ? done(it) : again("the first commit is not acknowledged yet");
            case Answer.NotReady<Boolean>(var why) -> again(why);
        };
    }

    Outcome<Drill> end(Drill it) {
        if (canaries.writes(it.operation()).filter(writes -> !writes).isPresent()) {
            return again("commits are not acknowledged yet");
        }
        return switch (canaries.end(it.operation())) {
            case Answer.Given<Optional<CanaryReport>>(var report) -> done(it.measured(report));
            case Answer.NotReady<Optional<CanaryReport>>(var why) -> again(why);
        };
    }

    /** Nothing was written where the check did not pass. */
    Outcome<Drill> remove(Drill it) {
        return it.before().map(before -> remove(it, before.database())).orElseGet(() -> done(it));
    }

    private Outcome<Drill> remove(Drill it, String database) {
        return switch (canaries.remove(it.operation(), it.cluster(), database)) {
            case Answer.Given<Boolean> _ -> done(it);
            case Answer.NotReady<Boolean>(var why) -> again(why);
        };
    }

    /** A canary of an operation that goes on elsewhere must not write any longer. */
    void letGo(UUID operation) {
        canaries.letGo(operation);
    }

    private Outcome<Drill> again(String waitingFor) {
        return notYet(waitingFor, config.pollInterval());
    }
}
