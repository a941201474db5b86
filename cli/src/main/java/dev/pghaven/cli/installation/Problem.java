package dev.pghaven.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An error as RFC 9457 writes it, in words. */
final class Problem {
    private static final int MOST_OF_A_STRANGERS_TEXT = 200;

    private Problem() {}

    /** Every violation has a line; what is no problem document is quoted in part. */
    static String read(int code, String body) {
        var words = new StringBuilder().append(code);
        try {
            append(words, Json.tree(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException notJson) {
            var text = body.strip();
            var most = Math.min(text.length(), MOST_OF_A_STRANGERS_TEXT);
            words.append(text.isEmpty() ? "" : ": " + text.substring(0, most));
        }
        return words.toString();
    }

    private static void append(StringBuilder words, JsonNode problem) {
        var detail = problem.path("detail").asText(problem.path("title").asText());
        words.append(detail.isEmpty() ? "" : ": " + detail);
        for (var it : problem.path("violations")) {
            words.append("\n  ")
                    .append((it.path("field").asText() + " " + it.path("rule").asText()).strip());
        }
    }
}
