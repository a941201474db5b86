package dev.pghaven.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorVersionTest {
    @ParameterizedTest
    @CsvSource({"1.30.0,1.30.0", "v1.23.1,1.23.1", "1.27,1.27.0", "1.31.0-rc1,1.31.0"})
    void readsTags(String tag, String version) {
        assertThat(OperatorVersion.tryParse(tag)).hasValue(OperatorVersion.of(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "", "main", "1"})
    void readsNoVersionIntoOtherTags(String tag) {
        assertThat(OperatorVersion.tryParse(tag)).isEmpty();
    }

    @Test
    void comparesByNumber() {
        assertThat(OperatorVersion.of("1.9.0")).isLessThan(OperatorVersion.of("1.23.1"));
    }
}
