package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.contracts.spec.Synchronous.DataDurability;

/** Synchronous replication. */
final class SynchronousRules {
    private SynchronousRules() {}

    static void apply(Synchronous synchronous, int instances, Check check) {
        check.at("number").that(synchronous.number() >= 0, "must not be negative");
        check.at("number")
                .that(
                        synchronous.number() < instances || !synchronous.wanted(),
                        "must be less than instances, which is " + instances);
        check.at("failoverQuorum")
                .that(
                        !synchronous.failoverQuorum() || synchronous.wanted(),
                        "needs at least one standby that confirms commits");
        check.at("failoverQuorum")
                .that(
                        !synchronous.failoverQuorum()
                                || synchronous.dataDurability() == DataDurability.REQUIRED,
                        "needs dataDurability required: otherwise a commit may be on the"
                                + " primary alone");
    }
}
