package dev.pghaven.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class RequestRejectedTest {
    @Test
    void fitsARecordHoweverMuchTheSenderWrote() {
        var much = "x".repeat(1_000_000);
        var violations = Collections.nCopies(50_000, new Violation(much, much));

        var rejected = new RequestRejected(much, much, much, violations);

        assertThat(Json.write(rejected).length()).isLessThan(100_000);
        assertThat(rejected.violations())
                .hasSize(100)
                .last()
                .isEqualTo(new Violation("", "breaks 49901 more rules"));
    }

    @Test
    void canNameAClusterThatHasNoValidName() {
        Fact rejected = new RequestRejected("not a name", "t", "1", Collections.emptyList());

        assertThat(rejected.subject()).isEqualTo("not a name");
    }

    @Test
    void holdsNoCharacterThatNoStoreTakes() {
        var rejected = new RequestRejected("a\u0000b", "t\n", "1\u0007", Collections.emptyList());

        assertThat(rejected)
                .isEqualTo(
                        new RequestRejected(
                                "a\uFFFDb", "t\uFFFD", "1\uFFFD", Collections.emptyList()));
        assertThat(rejected.subject()).doesNotContain("\u0000");
    }
}
