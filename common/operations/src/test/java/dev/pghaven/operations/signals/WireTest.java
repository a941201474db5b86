package dev.pghaven.operations.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.operations.signals.Wire.Notification;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Wire wire = new Wire("provisioner");

    @Test
    void everySignalIsReadAsItWasWritten() {
        List<Signal> signals =
                List.of(
                        new Signal.Due(),
                        new Signal.Facts(),
                        new Signal.Freed(),
                        new Signal.Changed(new UUID(1, 2)));

        var read =
                wire.write(signals).stream()
                        .map(Notification::payload)
                        .flatMap(Wire::read)
                        .toList();

        assertThat(read).containsExactlyInAnyOrderElementsOf(signals);
    }

    @Test
    void onlyAFreedClusterConcernsOtherServices() {
        var channels =
                Stream.<Signal>of(new Signal.Freed(), new Signal.Due())
                        .map(signal -> wire.write(List.of(signal)).getFirst().channel());

        assertThat(channels).containsExactly("pghaven_coordination", "pghaven_provisioner");
        assertThat(wire.channels()).contains("pghaven_coordination", "pghaven_provisioner");
    }

    @Test
    void whatIsNotKnownIsNoSignal() {
        assertThat(Wire.read("resumed")).isEmpty();
        assertThat(Wire.read("")).isEmpty();
        assertThat(Wire.read("x," + new UUID(1, 2)))
                .containsExactly(new Signal.Changed(new UUID(1, 2)));
    }

    @Test
    void manyChangesFitIntoNotifications() {
        var changes =
                IntStream.range(0, 450)
                        .<Signal>mapToObj(i -> new Signal.Changed(new UUID(0, i)))
                        .toList();

        var notifications = wire.write(changes);

        assertThat(notifications).hasSize(3);
        assertThat(notifications)
                .allSatisfy(it -> assertThat(it.payload().length()).isLessThan(8000));
        assertThat(notifications.stream().map(Notification::payload).flatMap(Wire::read))
                .containsExactlyElementsOf(changes);
    }
}
