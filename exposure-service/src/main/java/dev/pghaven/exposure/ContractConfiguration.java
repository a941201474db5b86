package dev.pghaven.exposure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How it is checked what exposed endpoints promise. */
@ConfigMapping(prefix = "pghaven.exposure.contract")
public interface ContractConfiguration {
    /** Within this time after a promise is broken it is told; looks are twice as frequent. */
    @WithDefault("30s")
    Duration interval();

    /** How often a replica asks the store for clusters that are due. */
    @WithDefault("1s")
    Duration tick();

    /** How soon it is looked again where something was found for the first time. */
    @WithDefault("3s")
    Duration confirmAfter();

    /** In how many looks, one after the other, the same must be found before it is told. */
    @WithDefault("2")
    int looks();

    /** How seldom a row is written. */
    @WithDefault("10m")
    Duration writeInterval();

    /** How seldom Azure is asked for a public IP that is as it should be. */
    @WithDefault("5m")
    Duration publicIpInterval();

    /** How long each who is asked may take to answer. */
    @WithDefault("3s")
    Duration answersWithin();

    /** How long a cluster may take to settle, after a failover for one, until it is judged. */
    @WithDefault("5m")
    Duration settledWithin();

    /** How many clusters a replica looks at at once. */
    @WithDefault("32")
    int parallelism();

    /** Programs outside Kubernetes that look from there, by their names. */
    Map<String, Prober> probers();

    /** Where a prober is asked, and what it should meet. */
    interface Prober {
        URI url();

        /** Whether the prober's source address is one that is let in. */
        Expectation expect();

        /** Holds the bearer token; read anew for each request. */
        Path tokenFile();
    }

    /** What should come of a prober's connections. */
    enum Expectation {
        ADMITTED,
        DENIED
    }
}
