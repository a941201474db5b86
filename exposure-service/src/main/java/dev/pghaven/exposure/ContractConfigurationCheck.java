package dev.pghaven.exposure;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Stops the start where the contract watch could not keep what its configuration says. */
@ApplicationScoped
public class ContractConfigurationCheck {
    private static final String PREFIX = "pghaven.exposure.contract.";

    /** What a prober takes at most. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ContractConfiguration config;

    ContractConfigurationCheck(ContractConfiguration config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        var wrong = wrong(config);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
    }

    static List<String> wrong(ContractConfiguration config) {
        var wrong = new ArrayList<String>();
        atLeastOne("looks", config.looks(), wrong);
        atLeastOne("parallelism", config.parallelism(), wrong);
        positive("tick", config.tick(), wrong);
        positive("confirm-after", config.confirmAfter(), wrong);
        positive("answers-within", config.answersWithin(), wrong);
        positive("settled-within", config.settledWithin(), wrong);
        positive("write-interval", config.writeInterval(), wrong);
        positive("public-ip-interval", config.publicIpInterval(), wrong);
        if (config.answersWithin().compareTo(LONGEST_ANSWER) > 0) {
            say("answers-within", "at most " + LONGEST_ANSWER, config.answersWithin(), wrong);
        }
        checkInterval(config, wrong);
        config.probers().forEach((name, it) -> checkUrl(name, it.url(), wrong));
        return wrong;
    }

    /** Half of it lies between two looks, the other half is for making sure. */
    private static void checkInterval(ContractConfiguration config, List<String> wrong) {
        var least =
                config.tick()
                        .plus(config.confirmAfter())
                        .plus(config.answersWithin())
                        .multipliedBy(2);
        if (config.interval().compareTo(least) < 0) {
            say(
                    "interval",
                    "at least 2 x (tick + confirm-after + answers-within) = " + least,
                    config.interval(),
                    wrong);
        }
    }

    private static void checkUrl(String prober, URI url, List<String> wrong) {
        var fits =
                url.getScheme() != null
                        && SCHEMES.contains(url.getScheme())
                        && url.getHost() != null
                        && url.getQuery() == null
                        && url.getFragment() == null;
        if (!fits) {
            say(
                    "probers.\"%s\".url".formatted(prober),
                    "http://HOST or https://HOST, with a port and a path at most",
                    url,
                    wrong);
        }
    }

    private static void atLeastOne(String name, int value, List<String> wrong) {
        if (value < 1) {
            say(name, "at least 1", value, wrong);
        }
    }

    private static void positive(String name, Duration value, List<String> wrong) {
        if (!value.isPositive()) {
            say(name, "more than 0", value, wrong);
        }
    }

    private static void say(String name, String rule, Object value, List<String> wrong) {
        wrong.add("%s%s must be %s, but is %s".formatted(PREFIX, name, rule, value));
    }
}
