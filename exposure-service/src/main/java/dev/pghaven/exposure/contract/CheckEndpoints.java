package dev.pghaven.exposure.contract;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.EndpointCheckFailed;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.Fact;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.EndpointContract.Answer;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks now what the endpoints of a cluster promise, as somebody asked. */
@ApplicationScoped
public class CheckEndpoints implements Workflow<Checking> {
    private final ExposedClusters exposed;
    private final CheckNow checks;
    private final ContractConfiguration config;

    CheckEndpoints(ExposedClusters exposed, CheckNow checks, ContractConfiguration config) {
        this.exposed = exposed;
        this.checks = checks;
        this.config = config;
    }

    @Override
    public String name() {
        return "check-endpoints";
    }

    @Override
    public Class<Checking> stateType() {
        return Checking.class;
    }

    @Override
    public Steps<Checking> steps() {
        var deadline = config.settledWithin();
        return Steps.<Checking>inOrder()
                .step("find-endpoints", this::findEndpoints)
                .releaseCluster()
                .step("check-endpoints", deadline, this::checkEndpoints)
                .step("confirm-what-is-broken", deadline, this::confirmWhatIsBroken);
    }

    /** Whoever wants to change the cluster does not wait for a look; the look waits for him. */
    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(Checking it, Stop stop) {
        return Optional.of(
                new EndpointCheckFailed(
                        it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    private Outcome<Checking> findEndpoints(Checking it) {
        return exposed.find(it.cluster())
                .map(found -> done(it.found(found)))
                .orElseGet(() -> refused("%s is not exposed".formatted(it.cluster())));
    }

    private Outcome<Checking> checkEndpoints(Checking it) {
        return check(it, seen -> done(it.checked(seen)));
    }

    /** A connection may fail for a moment. */
    private Outcome<Checking> confirmWhatIsBroken(Checking it) {
        return it.hasBroken()
                ? check(it, seen -> done(it.checked(seen), it.checked(seen).fact()))
                : done(it, it.fact());
    }

    private Outcome<Checking> check(
            Checking it, Function<List<CheckedEndpoint>, Outcome<Checking>> then) {
        return switch (checks.of(it.exposed().orElseThrow())) {
            case Answer.Checked(var endpoints) -> then.apply(endpoints);
            case Answer.Unsettled(var why) -> notYet(why, config.confirmAfter());
            case Answer.Gone() -> refused("Cluster %s is gone".formatted(it.cluster()));
        };
    }
}
