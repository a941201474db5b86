package dev.pghaven.exposure.contract;

import static dev.pghaven.contracts.EndpointCheck.Promise.ROLE;
import static dev.pghaven.contracts.EndpointCheck.Verdict.BROKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointContractBroken;
import dev.pghaven.contracts.EndpointContractRestored;
import dev.pghaven.exposure.contract.EndpointJudge.Change;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractNewsTest {
    private static final URI SOURCE = URI.create("urn:pghaven:exposure-service");
    private static final Instant SINCE = Instant.parse("2026-06-05T12:00:00Z");
    private static final ContractNews NEWS = new ContractNews(Orders.exposed(), Orders.PRIMARY);

    @Test
    void saysWhatIsBrokenAndSinceWhen() {
        assertThat(NEWS.of(broke(1)).fact())
                .isEqualTo(
                        new EndpointContractBroken(
                                Orders.REF,
                                Orders.PRIMARY,
                                SINCE,
                                List.of(Orders.check(ROLE, BROKEN))));
    }

    @Test
    void saysWhenItIsRestored() {
        var at = SINCE.plusSeconds(60);

        assertThat(NEWS.of(new Change.Restored(Breach.untold(1, SINCE), at)).fact())
                .isEqualTo(new EndpointContractRestored(Orders.REF, Orders.PRIMARY, SINCE, at));
    }

    @Test
    void theSameBreachHasOneIdWhoeverTellsIt() {
        var again = new ContractNews(Orders.exposed(), Orders.PRIMARY);

        assertThat(again.of(broke(1)).idFrom(SOURCE)).isEqualTo(NEWS.of(broke(1)).idFrom(SOURCE));
    }

    @Test
    void anotherBreachAnotherEndpointAndAnotherClusterHaveOthers() {
        var other = new ContractNews(Orders.exposed(), Orders.REPLICAS);
        var later = new ContractNews(Orders.exposed("uid-2", Orders.PRIMARY), Orders.PRIMARY);

        assertThat(
                        List.of(
                                NEWS.of(broke(1)).idFrom(SOURCE),
                                NEWS.of(broke(2)).idFrom(SOURCE),
                                other.of(broke(1)).idFrom(SOURCE),
                                later.of(broke(1)).idFrom(SOURCE)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsToldLaterOfABreachHasAnotherId() {
        var broken = List.of(Orders.check(ROLE, BROKEN));
        var first = Breach.untold(1, SINCE).tell(broken);
        var second = first.tell(broken);

        assertThat(NEWS.of(new Change.Broke(first, broken)).idFrom(SOURCE))
                .isEqualTo(NEWS.of(broke(1)).idFrom(SOURCE))
                .isNotEqualTo(NEWS.of(new Change.Broke(second, broken)).idFrom(SOURCE));
    }

    private static Change broke(long number) {
        return new Change.Broke(Breach.untold(number, SINCE), List.of(Orders.check(ROLE, BROKEN)));
    }
}
