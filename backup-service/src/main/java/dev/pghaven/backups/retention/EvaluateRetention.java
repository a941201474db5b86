package dev.pghaven.backups.retention;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Works out anew what a cluster's retention policy would remove, after something has changed. */
@ApplicationScoped
class EvaluateRetention implements Workflow<Evaluating> {
    static final String NAME = "evaluate-retention";

    private final RetentionEvaluation evaluation;

    EvaluateRetention(RetentionEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Evaluating> stateType() {
        return Evaluating.class;
    }

    @Override
    public Steps<Evaluating> steps() {
        return Steps.<Evaluating>inOrder().step("evaluate-retention", this::evaluate);
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    /** It is evaluated within the day in any case. */
    @Override
    public Optional<Fact> stopped(Evaluating it, Stop stop) {
        return Optional.empty();
    }

    private Outcome<Evaluating> evaluate(Evaluating it) {
        evaluation.evaluate(it.cluster());
        return done(it);
    }
}
