package dev.pghaven.operations.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.schedule.Planner.Planned;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchedulePlannerTest {
    private static final Instant DUE = Instant.parse("2026-11-22T13:00:00Z");
    private static final RemoveCluster REQUEST =
            new RemoveCluster(new ClusterRef("shop", "orders"));
    private static final Plan<?> PLAN =
            new Plan<>(new Riding(), new Riding.Ride(REQUEST.cluster()));

    @Test
    void whatNoGateKeepsBackIsPlanned() {
        assertThat(planned((_, _) -> Optional.empty())).isEqualTo(new Planned.Accepted(PLAN));
        assertThat(planned()).isEqualTo(new Planned.Accepted(PLAN));
    }

    @Test
    void aGateKnowsWhatIsAskedForAndWhenItWasDue() {
        assertThat(
                        planned(
                                (_, _) -> Optional.empty(),
                                (request, due) ->
                                        Optional.of("%s at %s".formatted(request.cluster(), due))))
                .isEqualTo(new Planned.Refused("shop/orders at 2026-11-22T13:00:00Z"));
    }

    private static Planned planned(ScheduleGate... gates) {
        var planner = new SchedulePlanner(new RequestPlans(new Removals()), List.of(gates));
        var request =
                new Envelope(
                        "one",
                        URI.create("/test:schedules"),
                        Vocabulary.wireName(RemoveCluster.class),
                        REQUEST.cluster().toString(),
                        DUE.plusSeconds(1),
                        null,
                        null,
                        Json.toNode(REQUEST));
        return planner.planFor(UUID.randomUUID(), request, DUE);
    }

    /** A service that removes clusters. */
    private static final class Removals implements RequestHandler {
        @Override
        public Set<Class<? extends Request>> types() {
            return Set.of(RemoveCluster.class);
        }

        @Override
        public Optional<Plan<?>> planFor(UUID operation, Request request) {
            return Optional.of(PLAN);
        }
    }
}
