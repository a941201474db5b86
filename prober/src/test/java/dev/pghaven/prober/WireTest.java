package dev.pghaven.prober;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.prober.Sighting.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frozen: probers and services of different versions speak with each other. */
class WireTest {
    private static final String PROBE =
            """
            {"host":"orders.test","port":5432,"authority":"PEM","timeoutMillis":3000}\
            """;

    private static final String SIGHTING =
            """
            {"addresses":["203.0.113.7"],"reach":"answered","reason":"no name fits",\
            "certificate":{"trusted":true,"fits":false,"names":["billing.test"],\
            "notAfter":"2027-01-01T00:00:00Z"}}\
            """;

    private final Probe probe = new Probe("orders.test", 5432, "PEM", 3000);
    private final Sighting sighting =
            new Sighting(
                    List.of("203.0.113.7"),
                    Reach.ANSWERED,
                    "no name fits",
                    Optional.of(
                            new Sighting.Certificate(
                                    true,
                                    false,
                                    List.of("billing.test"),
                                    Instant.parse("2027-01-01T00:00:00Z"))));

    @Test
    void aProbe() {
        assertThat(Wire.write(probe)).isEqualTo(PROBE);
        assertThat(Wire.read(PROBE, Probe.class)).isEqualTo(probe);
    }

    @Test
    void aSighting() {
        assertThat(Wire.write(sighting)).isEqualTo(SIGHTING.replace("\n", ""));
        assertThat(Wire.read(SIGHTING, Sighting.class)).isEqualTo(sighting);
    }

    @Test
    void whatANewerSideAddsIsPassedOver() {
        var newer = PROBE.replace("{\"host\"", "{\"protocol\":\"direct\",\"host\"");

        assertThat(Wire.read(newer, Probe.class)).isEqualTo(probe);
    }

    @Test
    void whatNobodyShowedIsAbsent() {
        var seen = Sighting.nowhere(Reach.TIMED_OUT, List.of(), "no answer");

        assertThat(Wire.read(Wire.write(seen), Sighting.class)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "null, it is null",
        "'{\"addresses\":[],\"reason\":\"\"}', reach is missing",
        "'{\"addresses\":[],\"reach\":\"refused\"}', reason is missing",
        "'{\"reach\":\"refused\",\"reason\":\"\"}', addresses is missing",
        "'{\"addresses\":[],\"reach\":\"answered\",\"reason\":\"\",\"certificate\":{\"names\":[]}}', notAfter is missing"
    })
    void aSightingThatIsNotWholeIsRefused(String text, String problem) {
        assertThatThrownBy(() -> Wire.read(text, Sighting.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aReachThatNobodyKnowsIsRefused() {
        var strange = SIGHTING.replace("answered", "perhaps");

        assertThatThrownBy(() -> Wire.read(strange, Sighting.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perhaps");
    }
}
