package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration.Expectation;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.util.List;
import java.util.stream.Stream;

/** What probers say of an endpoint. A denial counts only while somebody else is let in. */
record OutsideChecks(ExposedEndpoint endpoint) {
    private static final String NO_PROBER = "no prober is configured";

    List<EndpointCheck> of(List<ProberReport> reports) {
        if (reports.isEmpty()) {
            return List.of(
                    reachable().notChecked(NO_PROBER),
                    denial(Vantages.OUTSIDE).notChecked(NO_PROBER));
        }
        var admits = reports.stream().anyMatch(OutsideChecks::wasLetIn);
        return reports.stream().flatMap(it -> of(it, admits)).toList();
    }

    private Stream<EndpointCheck> of(ProberReport report, boolean admits) {
        return switch (report.expectation()) {
            case ADMITTED -> admitted(report).stream();
            case DENIED -> Stream.of(denied(report, admits));
        };
    }

    private List<EndpointCheck> admitted(ProberReport report) {
        var checks = new DoorChecks(endpoint, report.prober());
        return switch (report.answer()) {
            case Answer.Saw(var seen) -> checks.of(seen);
            case Answer.Silent(var why) -> checks.unknown(why);
        };
    }

    private EndpointCheck denied(ProberReport report, boolean admits) {
        var denial = denial(report.prober());
        return switch (report.answer()) {
            case Answer.Silent(var why) -> denial.notChecked(why);
            case Answer.Saw(var seen) ->
                    switch (seen.reach()) {
                        case ANSWERED -> denial.broken("PostgreSQL answers");
                        case UNRESOLVED, NO_WAY -> denial.notChecked(seen.reason());
                        case REFUSED, TIMED_OUT, UNANSWERED -> denied(denial, seen, admits);
                    };
        };
    }

    private static EndpointCheck denied(Promised denial, Sighting seen, boolean admits) {
        return admits
                ? denial.kept(seen.reason())
                : denial.notChecked("nobody is let in, so nobody is denied: " + seen.reason());
    }

    private static boolean wasLetIn(ProberReport report) {
        return report.expectation() == Expectation.ADMITTED
                && report.answer() instanceof Answer.Saw(var seen)
                && seen.reach() == Reach.ANSWERED;
    }

    private Promised reachable() {
        return new Promised(
                Promise.REACHABLE,
                Vantages.OUTSIDE,
                "PostgreSQL answers at %s:%d".formatted(endpoint.host(), endpoint.port()));
    }

    private static Promised denial(String vantage) {
        return new Promised(Promise.DENIAL, vantage, "no connection");
    }
}
