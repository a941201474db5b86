package dev.pghaven.failover.canary;

import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import dev.pghaven.failover.canary.Interruptions.Interruption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * What a Service answered.
 *
 * @param addresses of those who did, by the number of the question
 */
record Samples(String service, Ledger ledger, Map<Integer, String> addresses) {

    /**
     * @param mark when the primary was changed
     * @param stopped when nobody was asked any more
     * @param names of the instances by their addresses
     */
    EndpointAnswers between(long mark, long stopped, Map<String, String> names) {
        var silence = longestSilence(mark, stopped);
        var refused = ledger.count(Fate.REFUSED);
        var timedOut = ledger.count(Fate.UNKNOWN);
        return new EndpointAnswers(
                service,
                ledger.count(Fate.ACKNOWLEDGED),
                refused + timedOut,
                timedOut,
                silence.map(it -> Duration.ofNanos(it.length(stopped))).orElse(Duration.ZERO),
                instances(names, _ -> true),
                instances(names, answered -> answered < mark),
                instances(names, since(silence.map(it -> it.endOr(stopped)).orElse(mark))));
    }

    private Optional<Interruption> longestSilence(long mark, long stopped) {
        return Interruptions.in(ledger).stream()
                .filter(it -> it.endOr(stopped) > mark)
                .max(Comparator.comparingLong(it -> it.length(stopped)));
    }

    private static LongPredicate since(long moment) {
        return answered -> answered >= moment;
    }

    /** An instance that came and went between two looks at the pods is left with its address. */
    private List<String> instances(Map<String, String> names, LongPredicate when) {
        return IntStream.range(0, ledger.size())
                .filter(addresses::containsKey)
                .filter(number -> when.test(ledger.answeredAt(number)))
                .mapToObj(addresses::get)
                .map(address -> names.getOrDefault(address, address))
                .distinct()
                .toList();
    }
}
