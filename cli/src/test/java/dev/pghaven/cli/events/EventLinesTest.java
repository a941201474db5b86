package dev.pghaven.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.BackupFailed;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Violation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private static final ClusterRef LEDGER = new ClusterRef("shop", "ledger");
    private static final UUID ID = UUID.fromString("6e1b4b0c-6d0f-5a2e-9d3c-0d3f0c5b7a11");

    @Test
    void aStepSaysHowFarItsOperationIs() {
        var stepped =
                new OperationStepped(
                        LEDGER, ID, "back-up-cluster", "await-backup", 3, 6, Duration.ofSeconds(2));

        assertThat(words(stepped))
                .isEqualTo("OperationStepped back-up-cluster 3/6 await-backup 2.00 s");
    }

    @Test
    void whatWentWrongSaysWhy() {
        assertThat(words(new BackupFailed(LEDGER, ID, "nightly", "await-backup", "no blob came")))
                .isEqualTo("BackupFailed no blob came");
        assertThat(
                        words(
                                new RequestRejected(
                                        "shop/ledger",
                                        "dev.pghaven.BackUpCluster.v1",
                                        "7",
                                        List.of(new Violation("name", "is too long")))))
                .isEqualTo("RequestRejected name is too long");
    }

    @Test
    void aProgramGetsTheCloudEvent() {
        var failed = new BackupFailed(LEDGER, ID, "nightly", "await-backup", "no blob came");

        var event =
                Json.read(
                        EventLines.forPrograms(envelope(failed).causedBy("42").numbered(7)),
                        JsonNode.class);

        assertThat(event.path("type").asText()).isEqualTo("dev.pghaven.BackupFailed.v1");
        assertThat(event.path("subject").asText()).isEqualTo("shop/ledger");
        assertThat(event.path("causationid").asText()).isEqualTo("42");
        assertThat(event.path("sequence").asText()).isEqualTo("7");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-28T12:00:00Z");
        assertThat(event.path("data")).isEqualTo(Json.toNode(failed));
    }

    private static String words(Fact fact) {
        var line = EventLines.forPeople(envelope(fact));
        assertThat(line).startsWith("2026-11-28T12:00:00Z  shop/ledger  ");
        return line.substring(line.indexOf("ledger") + "ledger".length())
                .strip()
                .replaceAll(" {2,}", " ");
    }

    private static Envelope envelope(Fact fact) {
        return Envelope.of(
                fact,
                "1",
                URI.create("urn:pghaven:backup-service"),
                Instant.parse("2026-11-28T12:00:00Z"));
    }
}
