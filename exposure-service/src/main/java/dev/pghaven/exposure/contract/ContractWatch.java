package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one cluster at a time and tells what is broken, and when it is restored. */
@ApplicationScoped
class ContractWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ContractWatch.class);

    private final ContractLooks looks;
    private final Contracts contracts;
    private final ContractConfiguration config;
    private final ContractJudge judge;

    ContractWatch(ContractLooks looks, Contracts contracts, ContractConfiguration config) {
        this.looks = looks;
        this.contracts = contracts;
        this.config = config;
        this.judge = new ContractJudge(config.looks());
    }

    void look(Claimed it) {
        var sight = looks.look(it.exposed(), it.before());
        var finding = judge.judge(it.exposed(), it.before(), sight);
        if (contracts.settle(it, finding, next(finding.state()))) {
            finding.news().forEach(news -> log(it, news.fact().getClass().getSimpleName()));
        }
    }

    /** A break is seen within half of the interval, and the other half is for making sure. */
    private Duration next(ContractState state) {
        return state.isUndecided() ? config.confirmAfter() : config.interval().dividedBy(2);
    }

    private static void log(Claimed it, String fact) {
        LOG.atInfo().addKeyValue("cluster", it.cluster()).addKeyValue("fact", fact).log("told");
    }
}
