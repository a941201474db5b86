package dev.pghaven.operations.quarkus.observe;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.Vocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How long steps take. Counted as their facts go out: each of them once, by the one replica that
 * publishes.
 */
@ApplicationScoped
public class StepMetrics {
    private static final String STEPPED = Vocabulary.wireName(OperationStepped.class);

    private final MeterRegistry registry;

    StepMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void count(Envelope fact) {
        if (STEPPED.equals(fact.type())) {
            count(Json.read(fact.data(), OperationStepped.class));
        }
    }

    /** A step whose process died has no duration, and zero would be a lie. */
    private void count(OperationStepped step) {
        if (step.took() != null) {
            registry.timer(
                            "pghaven.step.duration",
                            "workflow",
                            step.workflow(),
                            "step",
                            step.step())
                    .record(step.took());
        }
    }
}
