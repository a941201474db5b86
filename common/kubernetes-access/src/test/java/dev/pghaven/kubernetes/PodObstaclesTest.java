package dev.pghaven.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodObstaclesTest {
    @Test
    void noNodeTakesThePod() {
        var pod =
                pod(
                        """
                        phase: Pending
                        conditions:
                        - type: PodScheduled
                          status: "False"
                          reason: Unschedulable
                          message: "0/3 nodes are available: 3 Insufficient cpu."
                        """);

        assertThat(PodObstacles.of(pod))
                .containsExactly(
                        "orders-1: Unschedulable: 0/3 nodes are available: 3 Insufficient cpu.");
    }

    @Test
    void noImageComes() {
        var pod =
                pod(
                        """
                        phase: Pending
                        initContainerStatuses:
                        - name: bootstrap-controller
                          state: {waiting: {reason: ErrImagePull, message: not found}}
                        containerStatuses:
                        - name: postgres
                          state: {waiting: {reason: PodInitializing}}
                        """);

        assertThat(PodObstacles.of(pod)).containsExactly("orders-1: ErrImagePull: not found");
    }

    @Test
    void aJobGaveUp() {
        var pod =
                pod(
                        """
                        phase: Failed
                        containerStatuses:
                        - name: initdb
                          state: {terminated: {reason: Error, exitCode: 1}}
                        """);

        assertThat(PodObstacles.of(pod)).containsExactly("orders-1: Error: exit code 1");
    }

    @Test
    void whatStartsAsUsualHasNone() {
        var pod =
                pod(
                        """
                        phase: Pending
                        conditions:
                        - {type: PodScheduled, status: "True"}
                        containerStatuses:
                        - name: postgres
                          state: {waiting: {reason: ContainerCreating}}
                        """);

        assertThat(PodObstacles.of(pod)).isEmpty();
    }

    private static Pod pod(String status) {
        return Serialization.unmarshal(
                "metadata: {name: orders-1}\nstatus:\n" + status.indent(2), Pod.class);
    }
}
