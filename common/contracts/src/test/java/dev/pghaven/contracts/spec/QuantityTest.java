package dev.pghaven.contracts.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1k, 1000",
        "1Ki, 1024",
        "1.5Gi, 1610612736",
        "2M, 2000000",
        "1Ti, 1099511627776"
    })
    void countsBytes(String text, long bytes) {
        assertThat(new Quantity(text).bytes()).isEqualTo(bytes);
    }

    @Test
    void countsPartsOfACore() {
        assertThat(new Quantity("500m").amount()).isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"8GB", "-1", "1e3", "Gi", "8 Gi", "8gi", "1.Gi", "8Gi\n"})
    void refusesWhatIsNoQuantity(String text) {
        assertThatThrownBy(() -> new Quantity(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
