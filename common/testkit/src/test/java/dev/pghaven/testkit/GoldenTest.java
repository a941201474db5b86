package dev.pghaven.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir private Path folder;

    @Test
    void neitherOrderNorLayoutCounts() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "b: {d: [1, two]}\na: true\n");

        assertThatCode(() ->
                        Golden.in(folder)
                                .assertMatches(
                                        "a",
                                        Map.of("a", true, "b", Map.of("d", List.of(1L, "two")))))
                .doesNotThrowAnyException();
    }

    @Test
    void everyDifferenceIsNamedByItsPlace() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "a: true\nb: {d: [1, two]}\nc: gone\n");

        assertThatThrownBy(() ->
                        Golden.in(folder)
                                .assertMatches(
                                        "a",
                                        Map.of(
                                                "a",
                                                "true",
                                                "b",
                                                Map.of("d", List.of(1, "two", 3)))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/a: expected true, but is \"true\"")
                .hasMessageContaining("/b/d/2: expected nothing, but is 3")
                .hasMessageContaining("/c: expected \"gone\", but is nothing")
                .hasMessageNotContaining("/b/d/1:");
    }

    @Test
    void aMissingFileIsADifference() {
        assertThatThrownBy(() -> Golden.in(folder).assertMatches("none", Map.of("a", 1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected nothing");
    }
}
