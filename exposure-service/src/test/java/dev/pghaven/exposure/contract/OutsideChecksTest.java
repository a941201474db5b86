package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.exposure.ContractConfiguration.Expectation;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideChecksTest {
    private static final OutsideChecks CHECKS = new OutsideChecks(Orders.PRIMARY);

    /** SILENT: the prober itself does not answer; NONE: there is none. */
    @ParameterizedTest(name = "admitted {0}, denied {1}: {2}")
    @CsvSource({
        "ANSWERED, TIMED_OUT, KEPT",
        "ANSWERED, REFUSED, KEPT",
        "ANSWERED, UNANSWERED, KEPT",
        "ANSWERED, UNRESOLVED, NOT_CHECKED",
        "ANSWERED, NO_WAY, NOT_CHECKED",
        "ANSWERED, SILENT, NOT_CHECKED",
        "TIMED_OUT, TIMED_OUT, NOT_CHECKED",
        "REFUSED, REFUSED, NOT_CHECKED",
        "SILENT, TIMED_OUT, NOT_CHECKED",
        "NONE, TIMED_OUT, NOT_CHECKED",
        "ANSWERED, ANSWERED, BROKEN",
        "TIMED_OUT, ANSWERED, BROKEN",
        "NONE, ANSWERED, BROKEN"
    })
    void aDenialCountsOnlyWhileSomebodyElseIsLetIn(
            String admitted, String denied, Verdict expected) {
        var reports =
                admitted.equals("NONE")
                        ? List.of(report("paris", Expectation.DENIED, denied))
                        : List.of(
                                report("paris", Expectation.DENIED, denied),
                                report("berlin", Expectation.ADMITTED, admitted));

        assertThat(find(CHECKS.of(reports), Promise.DENIAL, "paris").verdict()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "admitted {0}: reachable {1}, certificate {2}")
    @CsvSource({
        "ANSWERED, KEPT, KEPT",
        "TIMED_OUT, BROKEN, NOT_CHECKED",
        "REFUSED, BROKEN, NOT_CHECKED",
        "UNANSWERED, BROKEN, NOT_CHECKED",
        "UNRESOLVED, BROKEN, NOT_CHECKED",
        "NO_WAY, NOT_CHECKED, NOT_CHECKED",
        "SILENT, NOT_CHECKED, NOT_CHECKED"
    })
    void whoShouldBeLetInIs(String reach, Verdict reachable, Verdict certificate) {
        var checks = CHECKS.of(List.of(report("berlin", Expectation.ADMITTED, reach)));

        assertThat(find(checks, Promise.REACHABLE, "berlin").verdict()).isEqualTo(reachable);
        assertThat(find(checks, Promise.CERTIFICATE, "berlin").verdict()).isEqualTo(certificate);
    }

    @Test
    void withoutAProberNothingIsCheckedAndNothingIsBroken() {
        assertThat(CHECKS.of(List.of()))
                .allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.NOT_CHECKED))
                .allSatisfy(it -> assertThat(it.found()).isEqualTo("no prober is configured"))
                .extracting(EndpointCheck::promise)
                .containsExactly(Promise.REACHABLE, Promise.DENIAL);
    }

    @Test
    void aWrongCertificateIsShown() {
        var certificate =
                new Sighting.Certificate(
                        true,
                        false,
                        List.of("billing.test"),
                        Instant.parse("2027-01-01T00:00:00Z"));
        var seen =
                new Sighting(
                        List.of("203.0.113.7"),
                        Reach.ANSWERED,
                        "no name fits",
                        Optional.of(certificate));
        var report = new ProberReport("berlin", Expectation.ADMITTED, new Answer.Saw(seen));

        var check = find(CHECKS.of(List.of(report)), Promise.CERTIFICATE, "berlin");

        assertThat(check.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(check.expected()).contains(Orders.HOST);
        assertThat(check.found()).contains("billing.test", "2027-01-01");
    }

    @Test
    void whatAProberSaysIsClipped() {
        var report =
                new ProberReport("berlin", Expectation.DENIED, new Answer.Silent("x".repeat(9999)));

        assertThat(find(CHECKS.of(List.of(report)), Promise.DENIAL, "berlin").found())
                .hasSize(200)
                .endsWith("x…");
    }

    private static ProberReport report(String name, Expectation expectation, String reach) {
        return new ProberReport(
                name,
                expectation,
                reach.equals("SILENT")
                        ? new Answer.Silent("connection refused")
                        : new Answer.Saw(Sightings.of(Reach.valueOf(reach))));
    }

    private static EndpointCheck find(List<EndpointCheck> all, Promise promise, String vantage) {
        return all.stream()
                .filter(it -> it.promise() == promise && it.vantage().equals(vantage))
                .findFirst()
                .orElseThrow();
    }
}
