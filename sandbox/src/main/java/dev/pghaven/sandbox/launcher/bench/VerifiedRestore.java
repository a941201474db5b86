package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.launcher.bench.Load.Ticks;
import dev.pghaven.sandbox.launcher.client.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Has the backup service verify a restore, and takes the times. */
record VerifiedRestore(BenchedCluster cluster) {
    /** What was measured, and the proof that came of it. */
    record Outcome(VerifiedRun run, JsonNode evidence) {}

    Outcome measure() throws IOException {
        var ticks = Ticks.now();
        var steps = new Listening(System.nanoTime());
        var answer = cluster.verify(steps);
        var removed = Seconds.since(steps.begin);
        var verdict =
                steps.judged.orElseThrow(() -> new BenchFailure("no step 'judge' was heard of"));
        var run = new VerifiedRun(verdict, removed, steps.heard, Load.since(ticks));
        return new Outcome(run, answer.data().path("evidence"));
    }

    /** Hears the steps as they finish. */
    private static final class Listening implements Consumer<Said> {
        private static final String JUDGE = "judge";

        private final long begin;
        private final List<TimedStep> heard = new ArrayList<>();
        private OptionalDouble judged = OptionalDouble.empty();

        Listening(long begin) {
            this.begin = begin;
        }

        @Override
        public void accept(Said fact) {
            if (!fact.is("OperationStepped")) {
                return;
            }
            var step = fact.data().path("step").asText();
            var took = Duration.parse(fact.data().path("took").asText());
            heard.add(new TimedStep(step, took.toNanos() / 1e9));
            if (step.equals(JUDGE)) {
                judged = OptionalDouble.of(Seconds.since(begin));
            }
        }
    }
}
