package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.ExposedEndpoint;
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

    /** What came of it. */
    public sealed interface Result {
        /** Every endpoint was looked at. */
        record Checked(List<CheckedEndpoint> endpoints) implements Result {}

        /** The cluster has to be waited for. */
        record Unsettled(String why) implements Result {}

        /** There is no such Cluster any more. */
        record Gone() implements Result {}
    }

    public Result of(ExposedCluster cluster) {
        try {
            var before = stillnesses.withinOperation(cluster);
            return before.isPresent() ? check(cluster, before.get()) : new Result.Gone();
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Result check(ExposedCluster cluster, Stillness before) throws NoAnswerException {
        var unrest = first(cluster, it -> before.unrest(it.role()));
        if (unrest.isPresent()) {
            return new Result.Unsettled(unrest.get());
        }
        var seen = Together.each(cluster.endpoints(), it -> look(cluster, it));
        var after = stillnesses.withinOperation(cluster);
        return after.isEmpty()
                ? new Result.Gone()
                : first(cluster, it -> after.get().unrestSince(before, it.role()))
                        .<Result>map(Result.Unsettled::new)
                        .orElseGet(() -> new Result.Checked(seen));
    }

    private CheckedEndpoint look(ExposedCluster cluster, ExposedEndpoint endpoint) {
        return new CheckedEndpoint(
                endpoint, looks.look(cluster, endpoint, Optional.empty()).checks());
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
