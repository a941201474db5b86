package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.contract.Entry.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionChecksTest {
    static Stream<Arguments> entries() {
        var accepted = new Write.Accepted();
        var readOnly = new Write.ReadOnly();
        var full = new Write.Failed("53100", "disk full");
        var notOurs = new Write.NotAllowed("permission denied");
        return Stream.of(
                entered(Orders.PRIMARY, false, accepted, Verdict.KEPT, Verdict.KEPT),
                entered(Orders.PRIMARY, true, readOnly, Verdict.BROKEN, Verdict.BROKEN),
                entered(Orders.PRIMARY, false, readOnly, Verdict.KEPT, Verdict.BROKEN),
                entered(Orders.PRIMARY, false, full, Verdict.KEPT, Verdict.BROKEN),
                entered(Orders.PRIMARY, false, notOurs, Verdict.KEPT, Verdict.NOT_CHECKED),
                entered(Orders.REPLICAS, true, readOnly, Verdict.KEPT, Verdict.KEPT),
                entered(Orders.REPLICAS, false, accepted, Verdict.BROKEN, Verdict.BROKEN),
                entered(Orders.REPLICAS, true, full, Verdict.KEPT, Verdict.BROKEN),
                Arguments.of(
                        Orders.PRIMARY,
                        new Entry.NotLetIn("no such role"),
                        Verdict.NOT_CHECKED,
                        Verdict.NOT_CHECKED),
                Arguments.of(
                        Orders.PRIMARY,
                        new Entry.Failed("too many clients"),
                        Verdict.BROKEN,
                        Verdict.NOT_CHECKED));
    }

    private static Arguments entered(
            ExposedEndpoint endpoint, boolean replica, Write write, Verdict role, Verdict written) {
        return Arguments.of(
                endpoint, new Entry.Entered(replica, Optional.of(write)), role, written);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void judgesRoleAndWrite(ExposedEndpoint endpoint, Entry entry, Verdict role, Verdict written) {
        var checks = new SessionChecks(endpoint, Optional.empty()).of(entry);

        assertThat(verdicts(checks)).containsExactly(role, written);
        assertThat(checks)
                .extracting(EndpointCheck::promise)
                .containsExactly(Promise.ROLE, Promise.WRITE);
    }

    @Test
    void withoutAWriteTheLastOneIsSaidAgain() {
        var last = Orders.check(Promise.WRITE, Verdict.KEPT);

        var checks =
                new SessionChecks(Orders.PRIMARY, Optional.of(last))
                        .of(new Entry.Entered(false, Optional.empty()));

        assertThat(checks.getLast()).isEqualTo(last);
    }

    private static List<Verdict> verdicts(List<EndpointCheck> checks) {
        return checks.stream().map(EndpointCheck::verdict).toList();
    }
}
