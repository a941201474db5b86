package dev.pghaven.sandbox.cnpg.instance;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Labels;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyTest {
    private static final String STATUS = "status: {currentPrimary: %s, targetPrimary: %s}";

    @ParameterizedTest
    @CsvSource({
        "null, c-1, LEAD",
        "c-1, c-1, LEAD",
        "c-1, pending, STEP_DOWN",
        "c-1, c-2, STEP_DOWN",
        "c-2, pending, STEP_DOWN",
        "c-2, c-2, REJOIN",
        "c-2, c-1, LEAD"
    })
    void ofOneWhoseDataAreAPrimarys(String current, String target, Duty expected) {
        assertThat(Duty.of("c-1", false, cluster(STATUS.formatted(current, target))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "c-2, c-2, FOLLOW",
        "c-2, pending, FOLLOW",
        "c-2, c-3, FOLLOW",
        "c-2, c-1, TAKE_OVER"
    })
    void ofAStandby(String current, String target, Duty expected) {
        assertThat(Duty.of("c-1", true, cluster(STATUS.formatted(current, target))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"c-1, STAND_STILL", "*, STAND_STILL", "c-2, LEAD"})
    void ofOneThatIsFenced(String fenced, Duty expected) {
        var cluster = cluster(STATUS.formatted("c-1", "c-1"));
        cluster.metadata()
                .setAnnotations(Map.of(Labels.FENCED_INSTANCES, "[\"%s\"]".formatted(fenced)));

        assertThat(Duty.of("c-1", false, cluster)).isEqualTo(expected);
    }
}
