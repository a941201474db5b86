package dev.pghaven.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.exposure.fakes.Configurations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractConfigurationCheckTest {
    @Test
    void isContentWithTheDefaults() {
        assertThat(ContractConfigurationCheck.wrong(Configurations.contract(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "looks, 0, at least 1",
        "parallelism, 0, at least 1",
        "parallelism, -3, at least 1",
        "tick, 0s, more than 0",
        "confirm-after, 0s, more than 0",
        "answers-within, 0s, more than 0",
        "settled-within, 0s, more than 0",
        "write-interval, 0s, more than 0",
        "public-ip-interval, 0s, more than 0",
        "interval, 13s, at least 2 x (tick + confirm-after + answers-within) = PT14S"
    })
    void namesTheKeyAndTheRule(String key, String value, String rule) {
        assertThat(ContractConfigurationCheck.wrong(with(key, value)))
                .singleElement()
                .asString()
                .startsWith("pghaven.exposure.contract." + key + " must be " + rule);
    }

    @Test
    void anAnswerIsNotWaitedForLongerThanAProberWould() {
        var config =
                Configurations.contract(
                        Map.of(
                                "pghaven.exposure.contract.answers-within", "61s",
                                "pghaven.exposure.contract.interval", "10m"));

        assertThat(ContractConfigurationCheck.wrong(config))
                .containsExactly(
                        "pghaven.exposure.contract.answers-within must be at most PT1M,"
                                + " but is PT1M1S");
    }

    @ParameterizedTest
    @CsvSource({"ftp://berlin", "berlin:8080", "/probes", "http://berlin/?a=b", "http:berlin"})
    void aProberNeedsAUrlOfHttp(String url) {
        var prefix = "pghaven.exposure.contract.probers.berlin.";
        var config =
                Configurations.contract(
                        Map.of(
                                prefix + "url", url,
                                prefix + "expect", "admitted",
                                prefix + "token-file", "token"));

        assertThat(ContractConfigurationCheck.wrong(config))
                .singleElement()
                .asString()
                .contains("probers.\"berlin\".url must be http://HOST", url);
    }

    @Test
    void theStartStopsWithAllThatIsWrong() {
        var config =
                Configurations.contract(
                        Map.of(
                                "pghaven.exposure.contract.looks", "0",
                                "pghaven.exposure.contract.parallelism", "0"));

        assertThatThrownBy(() -> new ContractConfigurationCheck(config).onStart(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("looks must be at least 1")
                .hasMessageContaining("parallelism must be at least 1");
    }

    private static ContractConfiguration with(String key, String value) {
        return Configurations.contract(Map.of("pghaven.exposure.contract." + key, value));
    }
}
