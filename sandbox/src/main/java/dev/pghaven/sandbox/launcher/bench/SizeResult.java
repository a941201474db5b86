package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All rounds with one amount of data.
 *
 * @param bytes of the tables that were compared
 */
record SizeResult(int megabytes, String backupId, long rows, long bytes, List<Round> rounds) {
    SizeResult {
        rounds = List.copyOf(rounds);
    }

    /**
     * Of all rounds.
     *
     * @param extra what the verdict costs on top of the bare restore, as a part of that
     */
    record Medians(
            double verdict, double healthy, double extra, double removed, double bareRemoved) {}

    @JsonProperty
    Medians medians() {
        var verdict = median(it -> it.verified().untilVerdict());
        var healthy = median(it -> it.bare().untilHealthy());
        return new Medians(
                verdict,
                healthy,
                verdict / healthy - 1,
                median(it -> it.verified().untilRemoved()),
                median(it -> it.bare().untilRemoved()));
    }

    /** Of each step, in their order. */
    @JsonProperty
    List<TimedStep> medianSteps() {
        var times = new LinkedHashMap<String, List<Double>>();
        for (var round : rounds) {
            for (var step : round.verified().steps()) {
                times.computeIfAbsent(step.step(), _ -> new ArrayList<>()).add(step.seconds());
            }
        }
        return times.entrySet().stream().map(SizeResult::median).toList();
    }

    private static TimedStep median(Map.Entry<String, List<Double>> step) {
        return new TimedStep(step.getKey(), Seconds.median(step.getValue()));
    }

    private double median(ToDoubleFunction<Round> time) {
        return Seconds.median(rounds.stream().map(time::applyAsDouble).toList());
    }
}
