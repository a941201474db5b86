package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fingerprint.snapshot.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowHashTest {
    private static final long INT = 23;
    private static final long TEXT = 25;

    @Test
    void aColumnsNameIsQuoted() {
        assertThat(RowHash.of(List.of(new Column("a\" ; --", INT)))).contains("\"a\"\" ; --\"");
    }

    @Test
    void theHashOfOneColumnIsTheSeedOfTheNext() {
        var one = RowHash.of(List.of(new Column("a", INT)));

        assertThat(RowHash.of(List.of(new Column("a", INT), new Column("b", TEXT))))
                .endsWith(", " + one + ")");
    }

    /** PostgreSQL's parser goes as deep as its stack lets it. */
    @Test
    void theWidestTableIsNotNestedTooDeep() {
        var widest = IntStream.range(0, 1600).mapToObj(it -> new Column("c" + it, TEXT)).toList();

        assertThat(depth(RowHash.of(widest))).isLessThan(500);
    }

    private static int depth(String expression) {
        var depth = 0;
        var deepest = 0;
        for (var character : expression.toCharArray()) {
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
