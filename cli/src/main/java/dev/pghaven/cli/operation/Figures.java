package dev.pghaven.cli.operation;

import dev.pghaven.cli.print.Words;
import dev.pghaven.contracts.BackupCompleted;
import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.ClusterExposed;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointsChecked;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillCompleted;
import dev.pghaven.contracts.InstancePromoted;
import dev.pghaven.contracts.Outage;
import dev.pghaven.contracts.RestoreEvidence;
import dev.pghaven.contracts.RestoreRefuted;
import dev.pghaven.contracts.RestoreVerified;
import java.util.Optional;
import java.util.stream.Stream;

/** What people want to know of a fact, a line each; {@code --output json} has all of it. */
public final class Figures {
    private Figures() {}

    public static Stream<String> of(Fact answer) {
        return switch (answer) {
            case RestoreVerified it -> evidence(it.evidence());
            case RestoreRefuted it ->
                    Stream.concat(
                            it.findings().stream()
                                    .map(found ->
                                            difference(
                                                    found.what(), found.expected(), found.found())),
                            evidence(it.evidence()));
            case FailoverDrillCompleted it -> drill(it);
            case InstancePromoted it ->
                    Stream.of(
                                    Optional.of(
                                            "%s, after %s"
                                                    .formatted(it.newPrimary(), it.oldPrimary())),
                                    it.outage().map(Figures::outage),
                                    it.commits().map(Figures::commits))
                            .flatMap(Optional::stream);
            case ClusterExposed it -> it.endpoints().stream().map(Figures::endpoint);
            case EndpointsChecked it ->
                    it.endpoints().stream()
                            .flatMap(checked ->
                                    Stream.concat(
                                            Stream.of(endpoint(checked.endpoint())),
                                            checked.checks().stream().map(Figures::check)));
            case BackupCompleted it ->
                    Stream.of(
                            "%s, %s, took %s; restorable from %s"
                                    .formatted(
                                            it.backupId(),
                                            Words.bytes(it.dataBytes() + it.walBytes()),
                                            Words.of(it.took()),
                                            Words.of(it.firstRecoverabilityPoint())));
            default -> Stream.of();
        };
    }

    private static Stream<String> evidence(RestoreEvidence it) {
        return Stream.of(
                        Optional.of(
                                "%d tables, %d rows, %s"
                                        .formatted(
                                                it.tables(), it.rows(), Words.bytes(it.bytes()))),
                        it.timeToRestore().map(time -> "restored in " + Words.of(time)),
                        it.dataAge().map(age -> "data was " + Words.of(age) + " old"))
                .flatMap(Optional::stream);
    }

    private static Stream<String> drill(FailoverDrillCompleted it) {
        var figures =
                Stream.of(
                                Optional.of(
                                        "%s, after %s".formatted(it.newPrimary(), it.oldPrimary())),
                                it.outage().map(Figures::outage),
                                it.commits().map(Figures::commits),
                                it.timeToHealthy()
                                        .map(time -> "healthy again after " + Words.of(time)))
                        .flatMap(Optional::stream);
        var findings =
                it.findings().stream()
                        .map(found -> difference(found.what(), found.expected(), found.found()));
        return Stream.concat(figures, findings);
    }

    private static String outage(Outage it) {
        return "outage of " + Words.of(it.lasted());
    }

    private static String commits(CanaryCommits it) {
        return "commits: %d acknowledged, %d lost, %d unknown"
                .formatted(it.acknowledged(), it.lost(), it.unknown());
    }

    private static String endpoint(ExposedEndpoint it) {
        return "%s at %s:%d (%s)"
                .formatted(Words.constant(it.role()), it.host(), it.port(), it.address());
    }

    private static String check(EndpointCheck it) {
        var promise = "  %s from %s".formatted(Words.constant(it.promise()), it.vantage());
        return switch (it.verdict()) {
            case KEPT -> promise + ": kept";
            case BROKEN -> difference(promise, it.expected(), it.found());
            case NOT_CHECKED -> promise + ": not checked, " + it.found();
        };
    }

    private static String difference(String what, String expected, String found) {
        return "%s: expected %s, found %s".formatted(what, expected, found);
    }
}
