package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.EndpointContract.Answer;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.operations.watch.NoAnswerException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks all endpoints of a cluster on behalf of an operation, writes included. */
@ApplicationScoped
public class CheckNow {
    private final Stillnesses stillnesses;
    private final EndpointLooks looks;

    CheckNow(Stillnesses stillnesses, EndpointLooks looks) {
        this.stillnesses = stillnesses;
        this.looks = looks;
    }

    /** Reads whether a cluster is still. */
    @FunctionalInterface
    private interface Reading {
        Optional<Stillness> of(ExposedCluster cluster) throws NoAnswerException;
    }

    /** For one that does not hold the cluster, and waits for those that do. */
    Answer of(ExposedCluster cluster) {
        return check(cluster, stillnesses::of, CheckNow::tried);
    }

    /**
     * For the one that holds the cluster, and asks again and again: writes are tried only when all
     * else is kept.
     */
    Answer withinOperation(ExposedCluster cluster) {
        var seen = check(cluster, stillnesses::withinOperation, CheckNow::leftForLater);
        return seen instanceof Answer.Checked(var endpoints) && isKept(endpoints)
                ? check(cluster, stillnesses::withinOperation, CheckNow::tried)
                : seen;
    }

    /** A write is tried. */
    private static Optional<EndpointCheck> tried(ExposedEndpoint endpoint) {
        return Optional.empty();
    }

    private static Optional<EndpointCheck> leftForLater(ExposedEndpoint endpoint) {
        return Optional.of(new SessionChecks(endpoint, Optional.empty()).leftForLater());
    }

    private Answer check(
            ExposedCluster cluster,
            Reading stillness,
            Function<ExposedEndpoint, Optional<EndpointCheck>> lastWrite) {
        try {
            var before = stillness.of(cluster);
            return before.isPresent()
                    ? check(cluster, before.get(), stillness, lastWrite)
                    : new Answer.Gone();
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Answer check(
            ExposedCluster cluster,
            Stillness before,
            Reading stillness,
            Function<ExposedEndpoint, Optional<EndpointCheck>> lastWrite)
            throws NoAnswerException {
        var unrest = first(cluster, it -> before.unrest(it.role()));
        if (unrest.isPresent()) {
            return new Answer.Unsettled(unrest.get());
        }
        var seen =
                Together.each(
                        cluster.endpoints(),
                        it ->
                                new CheckedEndpoint(
                                        it, looks.look(cluster, it, lastWrite.apply(it)).checks()));
        var after = stillness.of(cluster);
        return after.isEmpty()
                ? new Answer.Gone()
                : first(cluster, it -> after.get().unrestSince(before, it.role()))
                        .<Answer>map(Answer.Unsettled::new)
                        .orElseGet(() -> new Answer.Checked(seen));
    }

    private static boolean isKept(List<CheckedEndpoint> endpoints) {
        return endpoints.stream()
                .flatMap(it -> it.checks().stream())
                .noneMatch(it -> it.verdict() == Verdict.BROKEN);
    }

    private static Optional<String> first(
            ExposedCluster cluster, Function<ExposedEndpoint, Optional<Unrest>> unrest) {
        return cluster.endpoints().stream()
                .map(unrest)
                .flatMap(Optional::stream)
                .map(Unrest::why)
                .findFirst();
    }
}
