package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import dev.pghaven.exposure.fakes.InMemoryLoadBalancers;
import dev.pghaven.exposure.fakes.InMemoryPublicIps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureVantageTest {
    private final InMemoryPublicIps azure = new InMemoryPublicIps(new InMemoryLoadBalancers());
    private final Counted counted = new Counted();
    private final UsualContract config = new UsualContract();
    private Instant now = Instant.parse("2026-06-05T12:00:00Z");
    private final AzureVantage vantage =
            new AzureVantage(new PublicIpAnswers(counted, azure, config, () -> now), config);

    @BeforeEach
    void create() {
        azure.put(InMemoryPublicIps.standard("network", "orders-ip", Optional.of("orders")));
    }

    @Test
    void bothEndpointsShareOneAnswerUntilItIsOld() {
        look(Orders.PRIMARY);
        look(Orders.REPLICAS);
        now = now.plus(Duration.ofMinutes(4));
        var again = look(Orders.PRIMARY);

        assertThat(counted.calls).isEqualTo(1);
        assertThat(again.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(again.found()).isEqualTo("it has 203.0.113.10, asked 240 s ago");

        now = now.plus(Duration.ofMinutes(1));
        assertThat(look(Orders.PRIMARY).found()).isEqualTo("it has 203.0.113.10");
        assertThat(counted.calls).isEqualTo(2);
    }

    /** Else an answer would confirm itself, and a mended one be seen late. */
    @Test
    void whatIsWrongIsAskedForAnewInTheNextLook() {
        azure.remove("orders-ip");
        assertThat(look(Orders.PRIMARY).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(look(Orders.REPLICAS).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(counted.calls).isEqualTo(1);

        create();
        now = now.plus(config.confirmAfter());

        assertThat(look(Orders.PRIMARY).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(counted.calls).isEqualTo(2);
    }

    private EndpointCheck look(ExposedEndpoint endpoint) {
        return vantage.look(Orders.exposed(), endpoint).getFirst();
    }

    private final class Counted implements PublicIps {
        private int calls;

        @Override
        public Optional<PublicIpAddress> find(String resourceGroup, String name) {
            calls++;
            return azure.find(resourceGroup, name);
        }

        @Override
        public List<PublicIpAddress> visible() {
            return azure.visible();
        }
    }
}
