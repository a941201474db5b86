package dev.pghaven.sandbox.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "PT42S, 42s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT3M25S, 3m25s",
        "PT10M5S, 10m",
        "PT2H59M, 179m",
        "PT3H5M, 3h5m",
        "PT9H30M, 9h",
        "PT50H, 2d2h",
        "P8D, 8d",
        "P800D, 2y70d"
    })
    void readsAsKubectlWritesIt(Duration age, String text) {
        assertThat(Age.since(age)).isEqualTo(text);
    }
}
