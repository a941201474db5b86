package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointContractBroken;
import dev.pghaven.contracts.EndpointContractRestored;
import dev.pghaven.operations.watch.Turn;
import dev.pghaven.prober.Sighting.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractWatchTest {
    private final ContractWorld world = new ContractWorld();
    private final RememberedContracts contracts = new RememberedContracts();
    private Instant now = Instant.parse("2026-06-05T12:00:00Z");
    private final ContractWatch watch =
            new ContractWatch(world.looks(), contracts, world.config, () -> now);

    /** The time that a look itself may take is left over. */
    @Test
    void aBreakRightAfterALookIsToldWithinOneInterval() {
        look();
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED));

        var passed = Duration.ZERO;
        while (contracts.told.isEmpty()) {
            passed = passed.plus(contracts.next);
            look();
        }

        assertThat(passed).isLessThan(world.config.interval().multipliedBy(2).dividedBy(3));
        assertThat(contracts.told).hasExactlyElementsOfTypes(EndpointContractBroken.class);
    }

    @Test
    void theEndOfABreachIsToldAsSoon() {
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED));
        look();
        look();
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.ANSWERED));
        look();

        assertThat(contracts.next).isEqualTo(world.config.confirmAfter());
        look();
        assertThat(contracts.told)
                .hasExactlyElementsOfTypes(
                        EndpointContractBroken.class, EndpointContractRestored.class);
    }

    /** Else a break would be told late by as much as the looks take. */
    @Test
    void thePauseCountsFromTheBeginOfTheLook() {
        takesSeconds(4);
        look();
        assertThat(contracts.next).isEqualTo(Duration.ofSeconds(15 - 4));

        takesSeconds(40);
        look();
        assertThat(contracts.next).isZero();
    }

    private void takesSeconds(int seconds) {
        world.doors.meet(
                Orders.PRIMARY,
                () -> {
                    now = now.plusSeconds(seconds);
                    return Sightings.of(Reach.ANSWERED);
                });
    }

    @Test
    void aFailoverWithAllThatItBreaksIsNotTold() {
        look();
        world.clusters.operatorSays("targetPrimary", "pending");
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED));
        world.sessions.swap();
        look();
        look();
        look();

        assertThat(contracts.told).isEmpty();
        assertThat(contracts.state.of(Orders.PRIMARY).waitsFor()).isPresent();
    }

    private void look() {
        var turn = new Turn(Orders.REF, 1, Optional.empty());
        watch.look(new Claimed(turn, world.cluster(), contracts.state));
    }
}
