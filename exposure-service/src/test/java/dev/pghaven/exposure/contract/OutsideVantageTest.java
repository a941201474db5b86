package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.exposure.ContractConfiguration.Expectation;
import dev.pghaven.exposure.ContractConfiguration.Prober;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.prober.Sighting.Reach;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideVantageTest {
    private static final Instant AT = Instant.parse("2026-06-05T12:00:00Z");

    private final ContractWorld world = new ContractWorld();
    private final OutsideVantage outside =
            new OutsideVantage(
                    world.doors,
                    new UsualContract(
                            Map.of(
                                    "berlin", new Configured(Expectation.ADMITTED),
                                    "paris", new Configured(Expectation.DENIED))));

    @Test
    void whereNobodyAnswersEachProberLeavesItsOwnPartUnchecked() {
        world.doors.failOutside("the authority cannot be read");

        assertThat(look())
                .allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.NOT_CHECKED))
                .extracting(EndpointCheck::promise, EndpointCheck::vantage)
                .containsExactlyInAnyOrder(
                        tuple(Promise.REACHABLE, "berlin"),
                        tuple(Promise.CERTIFICATE, "berlin"),
                        tuple(Promise.DENIAL, "paris"));
    }

    @Test
    void nobodyWhoLookedIsNoAllClear() {
        var judge = new EndpointJudge(2);
        world.doors.report(
                report("berlin", Expectation.ADMITTED), report("paris", Expectation.DENIED));
        var state = EndpointState.fresh(Orders.PRIMARY);
        for (int look = 0; look < 2; look++) {
            state = judge.judge(state, sight(), AT).state();
        }
        assertThat(state.breach()).isPresent();

        world.doors.failOutside("the authority cannot be read");
        for (int look = 0; look < 4; look++) {
            var judged = judge.judge(state, sight(), AT);
            assertThat(judged.change()).isEmpty();
            state = judged.state();
        }
        assertThat(state.breach()).isPresent();
    }

    private EndpointSight sight() {
        var look = new EndpointLook(look(), Optional.empty(), Optional.empty());
        return new EndpointSight.Looked(Orders.PRIMARY, look, true);
    }

    private List<EndpointCheck> look() {
        return outside.look(world.cluster(), Orders.PRIMARY);
    }

    private static ProberReport report(String name, Expectation expectation) {
        return new ProberReport(name, expectation, new Answer.Saw(Sightings.of(Reach.ANSWERED)));
    }

    private record Configured(Expectation expect) implements Prober {
        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:8081");
        }

        @Override
        public Path tokenFile() {
            return Path.of("token");
        }
    }
}
