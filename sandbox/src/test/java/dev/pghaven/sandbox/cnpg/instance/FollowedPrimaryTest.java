package dev.pghaven.sandbox.cnpg.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FollowedPrimaryTest {
    @Test
    void quotesPathsAsLibpqReadsThem() {
        assertThat(FollowedPrimary.quoted(Path.of("/home/o'neil/pg haven/key")))
                .isEqualTo("'/home/o\\'neil/pg haven/key'");
    }
}
