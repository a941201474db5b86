package dev.pghaven.exposure.expose;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.ClusterExposed;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.exposure.EndpointContract;
import dev.pghaven.exposure.EndpointContract.Answer;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.exposure.KeepaliveAdvice;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Automates the how-to's look at the endpoints, and says what was seen. */
@ApplicationScoped
class ConfirmEndpoints {
    private final NameAnswers names;
    private final AzureAnswers azure;
    private final EndpointContract contract;
    private final ExposedClusters exposedClusters;
    private final ExposureConfiguration config;

    ConfirmEndpoints(
            NameAnswers names,
            AzureAnswers azure,
            EndpointContract contract,
            ExposedClusters exposedClusters,
            ExposureConfiguration config) {
        this.names = names;
        this.azure = azure;
        this.contract = contract;
        this.exposedClusters = exposedClusters;
        this.config = config;
    }

    /** A load balancer has its address back before Azure has looked at a changed label. */
    Outcome<Exposing> awaitName(Exposing it) {
        return azure.refusalOf(it)
                .or(() -> names.claimed(it))
                .<Outcome<Exposing>>map(Outcome::refused)
                .orElseGet(() ->
                        names.missing(it)
                                .<Outcome<Exposing>>map(
                                        missing -> notYet(missing, config.pollInterval()))
                                .orElseGet(() -> done(it)));
    }

    Outcome<Exposing> checkContract(Exposing it) {
        return switch (contract.check(it.asExposed())) {
            case Answer.Checked(var endpoints) -> judge(it, endpoints);
            case Answer.Unsettled(var why) -> notYet(why, config.pollInterval());
            case Answer.Gone() -> refused("Cluster %s is gone".formatted(it.cluster()));
        };
    }

    private Outcome<Exposing> judge(Exposing it, List<CheckedEndpoint> endpoints) {
        var broken = endpoints.stream().flatMap(ConfirmEndpoints::broken).toList();
        if (!broken.isEmpty()) {
            return notYet(String.join("; ", broken), config.pollInterval());
        }
        exposedClusters.keep(it.asExposed());
        return done(it.seenToBeKept(), said(it));
    }

    private static ClusterExposed said(Exposing it) {
        return new ClusterExposed(
                it.cluster(),
                it.operation(),
                it.endpoints(),
                it.exposure(),
                KeepaliveAdvice.below(it.exposure().idleTimeout()));
    }

    private static Stream<String> broken(CheckedEndpoint checked) {
        var broken = broken(checked.checks());
        return broken.isEmpty()
                ? Stream.empty()
                : Stream.of("%s: %s".formatted(checked.endpoint().role().text(), broken));
    }

    private static String broken(List<EndpointCheck> checks) {
        return checks.stream()
                .filter(it -> it.verdict() == Verdict.BROKEN)
                .map(it -> "expected %s, found %s".formatted(it.expected(), it.found()))
                .collect(Collectors.joining(", "));
    }
}
