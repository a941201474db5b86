package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {
    @TempDir Path folder;

    @Test
    void knowsTheMachineTheFixedNamesAndTheServices() throws IOException {
        var machine = InetAddress.getLocalHost().getHostName();
        var hosts =
                new HostsFile(
                        folder.resolve("hosts"), Map.of("kafka.pghaven-system.svc", "127.10.0.2"));

        hosts.publish(Map.of(new ServiceName("shop", "orders-rw"), "127.10.128.1"));

        assertThat(Files.readAllLines(hosts.file()))
                .contains("127.10.0.2 kafka.pghaven-system.svc")
                .contains(
                        "127.10.128.1 orders-rw.shop orders-rw.shop.svc orders-rw.shop.svc.cluster.local")
                .anyMatch(it ->
                        it.startsWith("127.0.0.1 ")
                                && it.contains("localhost")
                                && it.contains(machine));
    }

    @Test
    void forgetsAServiceThatIsGone() throws IOException {
        var hosts = new HostsFile(folder.resolve("hosts"), Map.of());
        hosts.publish(Map.of(new ServiceName("shop", "orders-rw"), "127.10.128.1"));

        hosts.publish(Map.of());

        assertThat(hosts.file()).content().doesNotContain("orders-rw").contains("localhost");
    }
}
