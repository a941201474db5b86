package dev.pghaven.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.ClusterExposed;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointsChecked;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillCompleted;
import dev.pghaven.contracts.FailoverDrillCompleted.DrillFinding;
import dev.pghaven.contracts.FailoverDrillCompleted.Verdict;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Outage;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.EndpointRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private static final ClusterRef LEDGER = new ClusterRef("shop", "ledger");
    private static final UUID ID = UUID.fromString("6e1b4b0c-6d0f-5a2e-9d3c-0d3f0c5b7a11");
    private static final ExposedEndpoint ENDPOINT =
            new ExposedEndpoint(
                    EndpointRole.READ_WRITE, "ledger-rw-lb", "ledger.example", "203.0.113.7", 5432);

    @ParameterizedTest
    @CsvSource({"PASSED, DONE", "FAILED, FAILED", "INCONCLUSIVE, INCONCLUSIVE"})
    void aDrillEndsAsItsVerdictSays(Verdict verdict, Exit exit) {
        assertThat(ending("run-failover-drill", drill(verdict)).exit()).isEqualTo(exit);
    }

    @Test
    void aDrillTellsWhatClientsSaw() {
        assertThat(ending("run-failover-drill", drill(Verdict.FAILED)).lines())
                .containsExactly(
                        "run-failover-drill of shop/ledger completed after 1 min 5 s:"
                                + " FailoverDrillCompleted",
                        "  ledger-2, after ledger-1",
                        "  outage of 4.20 s",
                        "  commits: 96 acknowledged, 3 lost, 1 unknown",
                        "  healthy again after 9.00 s",
                        "  rpo: expected PT0S, found PT0.15S");
    }

    @Test
    void aPromiseThatIsBrokenFailsTheCheck() {
        var kept = check(EndpointCheck.Verdict.KEPT);
        var broken = check(EndpointCheck.Verdict.BROKEN);
        var unseen = check(EndpointCheck.Verdict.NOT_CHECKED);

        assertThat(ending("check-endpoints", checked(kept, unseen)).exit()).isEqualTo(Exit.DONE);
        assertThat(ending("check-endpoints", checked(kept, broken)).exit()).isEqualTo(Exit.FAILED);
        assertThat(ending("check-endpoints", checked(broken)).lines())
                .endsWith(
                        "  read-write at ledger.example:5432 (203.0.113.7)",
                        "    role from inside: expected primary, found replica");
    }

    @Test
    void anExposureTellsWhereClientsConnect() {
        var exposed = new ClusterExposed(LEDGER, ID, List.of(ENDPOINT), null, null);

        assertThat(ending("expose-cluster", exposed).lines())
                .endsWith("  read-write at ledger.example:5432 (203.0.113.7)");
    }

    @Test
    void whatIsOlderThanItsFactsIsDoneUnlessItWasToJudge() {
        assertThat(ending("provision-cluster").exit()).isEqualTo(Exit.DONE);
        assertThat(ending("verify-restore").exit()).isEqualTo(Exit.INCONCLUSIVE);
    }

    private static FailoverDrillCompleted drill(Verdict verdict) {
        var began = Instant.parse("2026-11-28T12:00:00Z");
        return new FailoverDrillCompleted(
                LEDGER,
                ID,
                verdict,
                Disruption.DELETE_POD,
                "ledger-1",
                "ledger-2",
                1,
                2,
                false,
                Optional.of(
                        new Outage(
                                began,
                                began.plusMillis(4200),
                                Duration.ofMillis(4200),
                                1,
                                Duration.ofMillis(50))),
                Optional.of(new CanaryCommits(96, 3, 1)),
                Optional.of(Duration.ofMillis(150)),
                Optional.of(Duration.ofSeconds(4)),
                Optional.of(Duration.ofSeconds(9)),
                List.of(),
                false,
                new DrillObjectives(Duration.ofMinutes(1), null),
                List.of(new DrillFinding("rpo", "PT0S", "PT0.15S")));
    }

    private static EndpointCheck check(EndpointCheck.Verdict verdict) {
        return new EndpointCheck(Promise.ROLE, "inside", verdict, "primary", "replica");
    }

    private static EndpointsChecked checked(EndpointCheck... checks) {
        return new EndpointsChecked(
                LEDGER, ID, List.of(new CheckedEndpoint(ENDPOINT, List.of(checks))));
    }

    private static Ending ending(String workflow, Fact... facts) {
        var said =
                List.of(facts).stream()
                        .map(it ->
                                Map.of(
                                        "type", it.getClass().getSimpleName(),
                                        "time", "2026-11-28T12:01:05Z",
                                        "data", Json.toNode(it)))
                        .toList();
        var json =
                """
                {"id": "%s", "workflow": "%s", "cluster": "shop/ledger", "status": "completed",
                 "step": "report", "requestedAt": "2026-11-28T12:00:00Z",
                 "timeline": [{"step": "report", "number": 1, "attempt": 1, "kind": "done",
                               "at": "2026-11-28T12:01:05Z"}],
                 "facts": %s}
                """
                        .formatted(ID, workflow, Json.write(said));
        return new Ending(Operation.read(Json.read(json, JsonNode.class)));
    }
}
