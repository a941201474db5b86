package dev.pghaven.exposure.contract;

import static dev.pghaven.contracts.EndpointCheck.Promise.CERTIFICATE;
import static dev.pghaven.contracts.EndpointCheck.Promise.DENIAL;
import static dev.pghaven.contracts.EndpointCheck.Promise.REACHABLE;
import static dev.pghaven.contracts.EndpointCheck.Promise.ROLE;
import static dev.pghaven.contracts.EndpointCheck.Promise.SERVICE;
import static dev.pghaven.contracts.EndpointCheck.Verdict.BROKEN;
import static dev.pghaven.contracts.EndpointCheck.Verdict.KEPT;
import static dev.pghaven.contracts.EndpointCheck.Verdict.NOT_CHECKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.Json;
import dev.pghaven.exposure.contract.EndpointJudge.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The looks of this endpoint follow each other every ten seconds. */
class EndpointJudgeTest {
    private static final Instant START = Instant.parse("2026-06-05T12:00:00Z");

    private final EndpointJudge judge = new EndpointJudge(2);
    private final List<Change> told = new ArrayList<>();
    private EndpointState state = EndpointState.fresh(Orders.PRIMARY);
    private Instant now = START;

    /** K: kept, B: broken, N: not checked, W: the cluster is waited for. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "KKK, ''",
        "KB, ''",
        "KBK, ''",
        "KBKBKBKB, ''",
        "KBB, broke",
        "KBBBBB, broke",
        "BB, broke",
        "KBNB, broke",
        "NNN, ''",
        "KBWB, ''",
        "KBWBB, broke",
        "KWWWWWK, ''",
        "KBBK, broke",
        "KBBKBKB, broke",
        "KBBKK, broke restored",
        "KBBKKKK, broke restored",
        "KBBNN, broke",
        "KBBWKK, broke restored",
        "KBBWNN, broke",
        "KBBKWK, broke",
        "KBBKN, broke",
        "KBBKNNNN, broke",
        "KBBNKN, broke",
        "KBBKNK, broke restored",
        "KBBKKBBKK, broke restored broke restored"
    })
    void tellsWhatLastsAndTellsItOnce(String looks, String expected) {
        for (var it : looks.toCharArray()) {
            switch (it) {
                case 'K' -> look(Orders.check(REACHABLE, KEPT));
                case 'B' -> look(Orders.check(REACHABLE, BROKEN));
                case 'N' -> look(Orders.check(REACHABLE, NOT_CHECKED));
                case 'W' -> waits();
                default -> throw new IllegalArgumentException(looks);
            }
        }

        assertThat(String.join(" ", told.stream().map(EndpointJudgeTest::word).toList()))
                .isEqualTo(expected);
    }

    @Test
    void aServiceThatWasChangedIsToldAtOnce() {
        look(Orders.check(SERVICE, BROKEN));

        assertThat(told).hasSize(1);
    }

    @Test
    void allThatIsBrokenIsToldTogetherAndSinceWhen() {
        look(Orders.check(ROLE, KEPT), Orders.check(CERTIFICATE, KEPT));
        look(Orders.check(ROLE, BROKEN), Orders.check(CERTIFICATE, KEPT));
        look(Orders.check(ROLE, BROKEN), Orders.check(CERTIFICATE, BROKEN));

        assertThat(told)
                .containsExactly(
                        new Change.Broke(
                                Breach.untold(1, START.plusSeconds(10))
                                        .tell(
                                                List.of(
                                                        Orders.check(ROLE, BROKEN),
                                                        Orders.check(CERTIFICATE, BROKEN))),
                                List.of(
                                        Orders.check(ROLE, BROKEN),
                                        Orders.check(CERTIFICATE, BROKEN))));
    }

    /** A small breach that stands does not hide a grave one. */
    @Test
    void whatBreaksBesideItLaterIsToldOnceAndBelongsToTheSameBreach() {
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", KEPT));
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", KEPT));
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", BROKEN));
        assertThat(told).hasSize(1);
        assertThat(state.isUndecided()).isTrue();
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", BROKEN));
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", KEPT));
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", BROKEN));
        look(Orders.check(CERTIFICATE, BROKEN), Orders.check(DENIAL, "berlin", BROKEN));
        look(Orders.check(CERTIFICATE, KEPT), Orders.check(DENIAL, "berlin", KEPT));
        look(Orders.check(CERTIFICATE, KEPT), Orders.check(DENIAL, "berlin", KEPT));

        assertThat(told)
                .extracting(EndpointJudgeTest::word)
                .containsExactly("broke", "broke", "restored");
        var second = (Change.Broke) told.get(1);
        assertThat(second.broken()).extracting(it -> it.promise()).contains(DENIAL);
        assertThat(second.breach().number()).isEqualTo(1);
        assertThat(state.breaches()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsChangedDuringABreachIsToldAtOnce() {
        look(Orders.check(REACHABLE, BROKEN), Orders.check(SERVICE, KEPT));
        look(Orders.check(REACHABLE, BROKEN), Orders.check(SERVICE, KEPT));
        look(Orders.check(REACHABLE, BROKEN), Orders.check(SERVICE, BROKEN));

        assertThat(told).hasSize(2);
    }

    @Test
    void whereNobodyAnswersItIsNotLookedAgainSoon() {
        look(Orders.check(REACHABLE, BROKEN));
        look(Orders.check(REACHABLE, BROKEN));
        look(Orders.check(REACHABLE, KEPT));
        look(Orders.check(REACHABLE, NOT_CHECKED));

        assertThat(state.isUndecided()).isFalse();
    }

    @Test
    void whatIsBrokenFromTwoVantagesIsMadeSureFromEach() {
        look(Orders.check(REACHABLE, "berlin", BROKEN), Orders.check(REACHABLE, "paris", KEPT));
        look(Orders.check(REACHABLE, "berlin", KEPT), Orders.check(REACHABLE, "paris", BROKEN));

        assertThat(told).isEmpty();
    }

    @Test
    void aProberThatIsNoLongerConfiguredKeepsNoBreachAlive() {
        look(Orders.check(DENIAL, "berlin", BROKEN));
        look(Orders.check(DENIAL, "berlin", BROKEN));
        look(Orders.check(DENIAL, Vantages.OUTSIDE, NOT_CHECKED));
        look(Orders.check(DENIAL, Vantages.OUTSIDE, NOT_CHECKED));

        assertThat(told).extracting(EndpointJudgeTest::word).containsExactly("broke", "restored");
    }

    @Test
    void lookedAgainSoonUntilItIsDecided() {
        look(Orders.check(REACHABLE, KEPT));
        assertThat(state.isUndecided()).isFalse();
        look(Orders.check(REACHABLE, BROKEN));
        assertThat(state.isUndecided()).isTrue();
        look(Orders.check(REACHABLE, BROKEN));
        assertThat(state.isUndecided()).isFalse();
        look(Orders.check(REACHABLE, KEPT));
        assertThat(state.isUndecided()).isTrue();
        look(Orders.check(REACHABLE, KEPT));
        assertThat(state.isUndecided()).isFalse();
    }

    @Test
    void remembersSinceWhenItWaitsUntilTheClusterIsSettled() {
        waits();
        waits();
        assertThat(state.waitingSince()).contains(START);
        assertThat(state.hasWaited(Duration.ofSeconds(10), now)).isTrue();
        assertThat(state.hasWaited(Duration.ofMinutes(5), now)).isFalse();

        see(new EndpointSight.Looked(Orders.PRIMARY, seen(REACHABLE), false));
        assertThat(state.waitingSince()).contains(START);
        see(new EndpointSight.Looked(Orders.PRIMARY, seen(REACHABLE), true));
        assertThat(state.waitingSince()).isEmpty();
    }

    /** It may take longer than any failover. */
    @Test
    void anOperationIsNoFailureThatIsWaitedForOnlySoLong() {
        see(new EndpointSight.Waits(Orders.PRIMARY, Unrest.wanted("an upgrade")));

        assertThat(state.waitsFor()).contains("an upgrade");
        assertThat(state.waitingSince()).isEmpty();
    }

    @Test
    void anEndpointThatMovedIsLookedAtAnewAndItsBreachesAreCountedOn() {
        look(Orders.check(SERVICE, BROKEN));

        var moved = state.movedTo(Orders.REPLICAS);

        assertThat(moved.doubts()).isEmpty();
        assertThat(moved.breaches()).isEqualTo(1);
        assertThat(moved.breach()).isPresent();
        assertThat(state.movedTo(Orders.PRIMARY)).isEqualTo(state);
    }

    @Test
    void survivesTheStore() {
        look(Orders.check(SERVICE, BROKEN));
        waits();

        var stored = Json.write(new ContractState(List.of(state)));

        assertThat(Json.read(stored, ContractState.class).endpoints()).containsExactly(state);
    }

    private static EndpointLook seen(Promise promise) {
        return new EndpointLook(
                List.of(Orders.check(promise, KEPT)), Optional.empty(), Optional.empty());
    }

    private void look(EndpointCheck... checks) {
        var look = new EndpointLook(Arrays.asList(checks), Optional.empty(), Optional.empty());
        see(new EndpointSight.Looked(Orders.PRIMARY, look, true));
    }

    private void waits() {
        see(new EndpointSight.Waits(Orders.PRIMARY, Unrest.failure("a failover")));
    }

    private void see(EndpointSight sight) {
        var judged = judge.judge(state, sight, now);
        state = judged.state();
        judged.change().ifPresent(told::add);
        now = now.plusSeconds(10);
    }

    private static String word(Change change) {
        return switch (change) {
            case Change.Broke _ -> "broke";
            case Change.Restored _ -> "restored";
        };
    }
}
