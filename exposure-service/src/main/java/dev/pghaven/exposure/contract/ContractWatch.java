package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one cluster at a time and tells what is broken, and when it is restored. */
@ApplicationScoped
class ContractWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ContractWatch.class);

    private final ContractLooks looks;
    private final Contracts contracts;
    private final ContractConfiguration config;
    private final InstantSource clock;
    private final ContractJudge judge;

    @Inject
    ContractWatch(ContractLooks looks, Contracts contracts, ContractConfiguration config) {
        this(looks, contracts, config, InstantSource.system());
    }

    ContractWatch(
            ContractLooks looks,
            Contracts contracts,
            ContractConfiguration config,
            InstantSource clock) {
        this.looks = looks;
        this.contracts = contracts;
        this.config = config;
        this.clock = clock;
        this.judge = new ContractJudge(config.looks());
    }

    void look(Claimed it) {
        var begin = clock.instant();
        var sight = looks.look(it.exposed(), it.before());
        var finding = judge.judge(it.exposed(), it.before(), sight);
        if (contracts.settle(it, finding, next(finding.state(), begin))) {
            finding.news().forEach(news -> log(it, news.fact().getClass().getSimpleName()));
        }
    }

    /**
     * A break is seen within half of the interval, and the other half is for making sure. So the
     * pauses are those between the begins of looks, however long the looks take.
     */
    private Duration next(ContractState state, Instant begin) {
        var pause = state.isUndecided() ? config.confirmAfter() : config.interval().dividedBy(2);
        var left = pause.minus(Duration.between(begin, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static void log(Claimed it, String fact) {
        LOG.atInfo().addKeyValue("cluster", it.cluster()).addKeyValue("fact", fact).log("told");
    }
}
