package dev.pghaven.failover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.FailoverDrillsSchedulingFailed;
import dev.pghaven.testkit.WorkflowDriver;
import org.junit.jupiter.api.Test;

class ScheduleFailoverDrillsTest {
    @Test
    void whoAsksForAScheduleIsToldThatThereIsNone() {
        var workflow =
                WorkflowDriver.of(
                        new ScheduleFailoverDrills(),
                        DrillWorld.ORDERS,
                        new ScheduleFailoverDrills.Wish(DrillWorld.ORDERS));

        assertThat(workflow.runToEnd().facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        FailoverDrillsSchedulingFailed.class,
                        it -> assertThat(it.reason()).contains("on request alone"));
    }
}
