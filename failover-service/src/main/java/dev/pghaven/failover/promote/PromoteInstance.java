package dev.pghaven.failover.promote;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.contracts.PromotionFailed;
import dev.pghaven.failover.PromotionConfiguration;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Automates the how-to's step that promotes the first instance back. */
@ApplicationScoped
public class PromoteInstance implements Workflow<Promoting> {
    public static final String NAME = "promote-instance";

    private final CheckPromotion check;
    private final Measurement measurement;
    private final Switchover switchover;
    private final PromotionConfiguration config;

    PromoteInstance(
            CheckPromotion check,
            Measurement measurement,
            Switchover switchover,
            PromotionConfiguration config) {
        this.check = check;
        this.measurement = measurement;
        this.switchover = switchover;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Promoting> stateType() {
        return Promoting.class;
    }

    @Override
    public Steps<Promoting> steps() {
        return Steps.<Promoting>inOrder()
                .step("check-request", check::check)
                .step("start-canary", measurement::begin)
                .step("promote-instance", switchover::promote)
                .step("await-new-primary", config.promotedWithin(), switchover::awaitPrimary)
                .step("await-healthy-cluster", config.healthyWithin(), switchover::awaitHealthy)
                .step("stop-canary", measurement::end)
                .step("tell-promotion", measurement::tell)
                .lastly("drop-canary-table", measurement::remove);
    }

    /** Whoever has not begun can wait for the moments that it takes. */
    @Override
    public void letGo(UUID operation) {
        measurement.letGo(operation);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE_FIRST;
    }

    /** A promotion stands also where the canary's table could not be dropped. */
    @Override
    public Optional<Fact> stopped(Promoting it, Stop stop) {
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
                            new PromotionFailed(
                                    it.cluster(),
                                    stop.operation(),
                                    it.instance(),
                                    stop.step(),
                                    stop.reason());
                });
    }
}
