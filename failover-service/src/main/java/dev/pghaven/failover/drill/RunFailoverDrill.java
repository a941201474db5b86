package dev.pghaven.failover.drill;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillFailed;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Automates the how-to's test of an unplanned failover, with figures. */
@ApplicationScoped
public class RunFailoverDrill implements Workflow<Drill> {
    public static final String NAME = "run-failover-drill";

    private final CheckDrill check;
    private final DrillMeasurement measurement;
    private final BrokenPrimary primary;
    private final PromotionBack back;
    private final DrillConfiguration config;

    RunFailoverDrill(
            CheckDrill check,
            DrillMeasurement measurement,
            BrokenPrimary primary,
            PromotionBack back,
            DrillConfiguration config) {
        this.check = check;
        this.measurement = measurement;
        this.primary = primary;
        this.back = back;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Drill> stateType() {
        return Drill.class;
    }

    @Override
    public Steps<Drill> steps() {
        return Steps.<Drill>inOrder()
                .step("check-request", check::check)
                .step("start-canary", measurement::begin)
                .step("break-primary", primary::disrupt)
                .step("await-new-primary", config.failedOverWithin(), primary::awaitSuccessor)
                .step("undo-disruption", config.healthyWithin(), primary::undo)
                .step("await-healthy-cluster", config.healthyWithin(), primary::awaitHealthy)
                .step("stop-canary", measurement::end)
                .step(PromotionBack.PROMOTE, config.healthyWithin(), back::promote)
                .step(PromotionBack.AWAIT, config.healthyWithin(), back::await)
                .step("tell-drill", DrillVerdict::tell)
                .lastly("leave-nothing-broken", primary::makeUndone)
                .lastly("drop-canary-table", measurement::remove);
    }

    @Override
    public void letGo(UUID operation) {
        measurement.letGo(operation);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    /**
     * A drill stands also where the canary's table could not be dropped, and what was measured
     * where the old primary was not promoted in time.
     */
    @Override
    public Optional<Fact> stopped(Drill it, Stop stop) {
        return Optional.of(
                switch (stop.cause()) {
                    case CLEAN_UP ->
                            new OperationStopped(
                                    it.cluster(),
                                    stop.operation(),
                                    NAME,
                                    stop.step(),
                                    stop.reason());
                    case STEP, CANCELLATION ->
                            PromotionBack.STEPS.contains(stop.step())
                                    ? DrillVerdict.of(it.notPromotedBack(stop.reason()))
                                    : new FailoverDrillFailed(
                                            it.cluster(),
                                            stop.operation(),
                                            stop.step(),
                                            stop.reason());
                });
    }
}
