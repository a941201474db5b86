package dev.pghaven.sandbox.cnpg.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.apiserver.RunningServer;
import dev.pghaven.sandbox.cnpg.api.PrimaryLeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimaryLeaseIT {
    private static final PrimaryLeaseSpec ONE_SECOND = new PrimaryLeaseSpec(1, 1, 0);

    @TempDir Path folder;
    private RunningServer server;
    private KubernetesClient client;
    private PrimaryLease first;
    private PrimaryLease second;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder, UnaryOperator.identity());
        client = server.client();
        client.resource(
                        new LeaseBuilder()
                                .withNewMetadata()
                                .withName("orders")
                                .withNamespace("default")
                                .endMetadata()
                                .build())
                .create();
        first = new PrimaryLease(client, "default", "orders", "orders-1");
        second = new PrimaryLease(client, "default", "orders", "orders-2");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void isHeldByOne() {
        assertThat(first.acquire(ONE_SECOND)).isTrue();

        assertThat(second.acquire(ONE_SECOND)).isFalse();
        assertThat(first.acquire(ONE_SECOND)).isTrue();
        assertThat(holder()).isEqualTo("orders-1");
    }

    @Test
    void isFreeAtOnceWhenItWasReleased() {
        first.acquire(ONE_SECOND);

        first.release(ONE_SECOND);

        assertThat(second.acquire(ONE_SECOND)).isTrue();
        assertThat(holder()).isEqualTo("orders-2");
    }

    @Test
    void runsOutWhenItWasNot() {
        first.acquire(ONE_SECOND);
        long begin = System.nanoTime();

        await().pollInterval(Duration.ofMillis(20)).until(() -> second.acquire(ONE_SECOND));

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofSeconds(1));
        first.renew(ONE_SECOND);
        assertThat(first.acquire(ONE_SECOND)).isFalse();
        assertThat(holder()).isEqualTo("orders-2");
    }

    @Test
    void lastsAsLongAsItIsRenewed() {
        first.acquire(ONE_SECOND);

        await().pollInterval(Duration.ofMillis(50))
                .during(Duration.ofMillis(1500))
                .until(() -> {
                    first.renew(ONE_SECOND);
                    return !second.acquire(ONE_SECOND);
                });
    }

    private String holder() {
        return client.leases()
                .inNamespace("default")
                .withName("orders")
                .get()
                .getSpec()
                .getHolderIdentity();
    }
}
