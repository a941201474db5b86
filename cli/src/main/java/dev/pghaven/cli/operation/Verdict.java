package dev.pghaven.cli.operation;

import dev.pghaven.cli.Exit;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointsChecked;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillCompleted;
import dev.pghaven.contracts.RestoreInconclusive;
import dev.pghaven.contracts.RestoreRefuted;
import java.util.List;
import java.util.Set;

/** What an operation comes to, as an exit status. */
final class Verdict {
    /** An operation that completes has found out something, which need not be good. */
    private static final Set<String> JUDGING =
            Set.of("verify-restore", "run-failover-drill", "check-endpoints");

    private Verdict() {}

    static Exit of(Operation it) {
        if (!it.ended()) {
            return Exit.DONE;
        }
        var answers = Answers.of(it);
        if (answers.stream().anyMatch(RestoreInconclusive.class::isInstance)) {
            return Exit.INCONCLUSIVE;
        }
        if (!it.completed()) {
            return Exit.FAILED;
        }
        if (answers.isEmpty() && JUDGING.contains(it.workflow())) {
            return Exit.INCONCLUSIVE;
        }
        return worst(answers);
    }

    private static Exit worst(List<Fact> answers) {
        var exits = answers.stream().map(Verdict::of).toList();
        if (exits.contains(Exit.FAILED)) {
            return Exit.FAILED;
        }
        return exits.contains(Exit.INCONCLUSIVE) ? Exit.INCONCLUSIVE : Exit.DONE;
    }

    private static Exit of(Fact answer) {
        return switch (answer) {
            case RestoreRefuted _ -> Exit.FAILED;
            case FailoverDrillCompleted it ->
                    switch (it.verdict()) {
                        case PASSED -> Exit.DONE;
                        case FAILED -> Exit.FAILED;
                        case INCONCLUSIVE -> Exit.INCONCLUSIVE;
                    };
            case EndpointsChecked it -> isBroken(it) ? Exit.FAILED : Exit.DONE;
            default -> Exit.DONE;
        };
    }

    private static boolean isBroken(EndpointsChecked it) {
        return it.endpoints().stream()
                .flatMap(endpoint -> endpoint.checks().stream())
                .anyMatch(check -> check.verdict() == EndpointCheck.Verdict.BROKEN);
    }
}
