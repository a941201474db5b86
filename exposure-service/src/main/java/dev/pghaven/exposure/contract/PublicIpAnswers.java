package dev.pghaven.exposure.contract;

import dev.pghaven.azure.AksCluster;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses of public IPs, as Azure said them. It is asked once for all endpoints of a public
 * IP, and seldom: it counts the calls, and what it says hardly ever changes.
 */
@ApplicationScoped
class PublicIpAnswers {
    private final PublicIps publicIps;
    private final AksCluster aks;
    private final Duration interval;
    private final Duration soon;
    private final InstantSource clock;
    private final Map<PublicIp, PublicIpAnswer.Latest> latest = new ConcurrentHashMap<>();

    @Inject
    PublicIpAnswers(PublicIps publicIps, AksCluster aks, ContractConfiguration config) {
        this(publicIps, aks, config, InstantSource.system());
    }

    PublicIpAnswers(
            PublicIps publicIps,
            AksCluster aks,
            ContractConfiguration config,
            InstantSource clock) {
        this.publicIps = publicIps;
        this.aks = aks;
        this.interval = config.publicIpInterval();
        this.soon = config.confirmAfter().dividedBy(2);
        this.clock = clock;
    }

    /**
     * @param expected where the answer was another, the next look asks anew: nothing is made sure
     *     by hearing the same answer twice
     */
    PublicIpAnswer of(PublicIp asked, String expected) throws InterruptedException {
        return latest.computeIfAbsent(asked, _ -> new PublicIpAnswer.Latest())
                .orAsk(it -> isOfUse(it, expected), () -> ask(asked));
    }

    Duration ageOf(PublicIpAnswer answer) {
        return Duration.between(answer.at(), clock.instant());
    }

    private boolean isOfUse(PublicIpAnswer answer, String expected) {
        var lasts = answer.address().equals(Optional.of(expected)) ? interval : soon;
        return ageOf(answer).compareTo(lasts) < 0;
    }

    private PublicIpAnswer ask(PublicIp asked) {
        var at = clock.instant();
        var group = asked.resourceGroup().orElseGet(aks::nodeResourceGroup);
        var address = publicIps.find(group, asked.name()).flatMap(PublicIpAddress::address);
        return new PublicIpAnswer(address, at);
    }
}
