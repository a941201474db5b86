package dev.pghaven.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String PACKED =
            "{\"step\": \"pack\", \"number\": 1, \"attempt\": 1, \"kind\": \"done\","
                    + " \"at\": \"2026-11-28T12:00:01Z\", \"took\": \"PT1.25S\"}";
    private static final String WAITS =
            "{\"step\": \"ride\", \"number\": 2, \"attempt\": 1, \"kind\": \"waiting\","
                    + " \"detail\": \"the train\", \"at\": \"2026-11-28T12:00:02Z\"}";
    private static final String FAILED =
            "{\"step\": \"ride\", \"number\": 2, \"attempt\": 2, \"kind\": \"failed\","
                    + " \"detail\": \"no rails\", \"at\": \"2026-11-28T12:00:03Z\"}";

    private final StringWriter text = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(text));

    @Test
    void everyStepAndEveryWaitIsShownOnce() {
        show("\"waitingFor\": \"another holds the cluster\",", "");
        show("\"waitingFor\": \"another holds the cluster\",", "");
        show("", PACKED);
        show("\"waitingFor\": \"the train\",", PACKED + "," + WAITS);
        show("", PACKED + "," + WAITS + "," + FAILED);

        assertThat(text.toString().lines().toList())
                .containsExactly(
                        "      … another holds the cluster",
                        "   1  pack                               1.25 s",
                        "      … the train",
                        "   2  ride                               failed: no rails");
    }

    private void show(String more, String timeline) {
        var json =
                """
                {"id": "7", "workflow": "travel", "cluster": "shop/ledger", "status": "running",
                 "step": "ride", %s "requestedAt": "2026-11-28T12:00:00Z", "timeline": [%s]}
                """
                        .formatted(more, timeline);
        progress.show(Operation.read(Json.read(json, JsonNode.class)));
    }
}
