package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration;
import java.time.Duration;
import java.util.Map;

/** The usual configuration, without probers, but that an outage shows in moments. */
record UsualContract(Map<String, Prober> probers) implements ContractConfiguration {
    UsualContract() {
        this(Map.of());
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration tick() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration confirmAfter() {
        return Duration.ofSeconds(3);
    }

    @Override
    public int looks() {
        return 2;
    }

    @Override
    public Duration writeInterval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration publicIpInterval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration answersWithin() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration settledWithin() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int parallelism() {
        return 4;
    }
}
