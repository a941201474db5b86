package dev.pghaven.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SocketFolderTest {
    @Test
    void liesWithTheData() {
        assertThat(SocketFolder.below(Path.of("/data/store")))
                .isEqualTo(Path.of("/data/store/sockets"));
    }

    @Test
    void liesElsewhereWhereThePathIsTooLongForASocket() {
        var deep = Path.of("/" + "deep/".repeat(30) + "store");

        var folder = SocketFolder.below(deep);

        assertThat(folder.resolve(".s.PGSQL.5432").toString()).hasSizeLessThan(107);
        assertThat(SocketFolder.below(deep.resolve("other"))).isNotEqualTo(folder);
    }
}
