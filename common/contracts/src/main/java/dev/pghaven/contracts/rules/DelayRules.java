package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Delays;
import dev.pghaven.contracts.spec.ReplicationSlots;
import java.time.Duration;

/** Times, which the operator takes in whole seconds of 32 bits. */
final class DelayRules {
    /** The operator's startup probe asks every ten seconds, and kills after the last failure. */
    private static final Duration PROBE_PERIOD = Duration.ofSeconds(10);

    private DelayRules() {}

    static void apply(ReplicationSlots slots, Check check) {
        seconds(slots.updateInterval(), check.at("updateInterval"));
        check.at("updateInterval")
                .that(slots.updateInterval().toSeconds() >= 1, "must be at least PT1S");
    }

    static void apply(Delays delays, Check check) {
        seconds(delays.start(), check.at("start"));
        seconds(delays.stop(), check.at("stop"));
        seconds(delays.smartShutdown(), check.at("smartShutdown"));
        seconds(delays.switchover(), check.at("switchover"));
        seconds(delays.failover(), check.at("failover"));
        check.at("start")
                .that(
                        delays.start().compareTo(PROBE_PERIOD) >= 0,
                        "must be at least " + PROBE_PERIOD);
        check.at("smartShutdown")
                .that(
                        delays.smartShutdown().compareTo(delays.stop()) < 0,
                        "must be less than stop, or the operator skips it");
    }

    private static void seconds(Duration time, Check check) {
        check.that(
                time.getNano() == 0 && !time.isNegative(),
                "must be whole seconds, and not negative");
        check.that(
                time.getSeconds() <= Integer.MAX_VALUE,
                "must be at most " + Integer.MAX_VALUE + " seconds");
    }
}
