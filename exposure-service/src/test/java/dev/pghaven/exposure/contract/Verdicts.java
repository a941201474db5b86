package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a look at a claimed cluster may come to; it looks at the primary's endpoint alone. */
public enum Verdicts {
    KEPT(Verdict.KEPT),
    BROKEN(Verdict.BROKEN);

    private final Verdict service;

    Verdicts(Verdict service) {
        this.service = service;
    }

    public Finding of(Claimed claimed) {
        var look =
                new EndpointLook(
                        List.of(Orders.check(Promise.SERVICE, service)),
                        Optional.empty(),
                        Optional.empty());
        var sight =
                new Sight.Seen(
                        Instant.now(),
                        List.of(new EndpointSight.Looked(Orders.PRIMARY, look, true)));
        return new ContractJudge(2).judge(claimed.exposed(), claimed.before(), sight);
    }
}
