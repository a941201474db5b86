package dev.pghaven.sandbox.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreTableTest {
    @Test
    void showsEveryRoundEachStepAndTheMedians() {
        assertThat(printed())
                .containsSubsequence(
                        "100 MB      1 verified      11.00     10.00     13.00     13.00    1.5   75%",
                        "100 MB      2 bare          12.00      8.00",
                        "100 MB      3 verified      90.00     70.00",
                        "await-restore                       11.00",
                        "compare-copy                         1.00",
                        "100 MB            12.00         10.00   +20.0%              14.00          13.00");
    }

    private static String printed() {
        var out = new ByteArrayOutputStream();
        new RestoreTable(List.of(Rounds.threeOf(100)))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
