package dev.pghaven.sandbox.cnpg.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
    private static final Map<String, Object> KNOWN =
            Map.of("phase", "Setting up primary", "states", Map.of("c-1", 1, "c-2", 1));

    @Test
    void nothingIsSentWhenNothingChanged() {
        assertThat(StatusPatch.of(KNOWN, Map.of("phase", "Setting up primary"), "7")).isEmpty();
    }

    @Test
    void onlyWhatChangedIsSentAndOnlyToTheVersionThatWasRead() {
        var draft = Map.<String, Object>of("phase", "Setting up primary", "names", List.of("c-1"));

        assertThat(StatusPatch.of(KNOWN, draft, "7"))
                .contains(
                        "{\"metadata\":{\"resourceVersion\":\"7\"},\"status\":{\"names\":[\"c-1\"]}}");
    }

    @Test
    void aKeyIsTakenAwayByNull() {
        var states = new HashMap<String, Object>(Map.of("c-1", 1));
        states.put("c-2", null);

        assertThat(StatusPatch.of(KNOWN, Map.of("states", states), "7"))
                .hasValueSatisfying(patch -> assertThat(patch).contains("\"c-2\":null"));
        states.remove("c-2");
        assertThat(
                        StatusPatch.of(
                                Map.of("states", Map.of("c-1", 1)), Map.of("states", states), "7"))
                .isEmpty();
    }
}
