package dev.pghaven.failover.health;

import dev.pghaven.operations.Announcement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a look changes: what is remembered from now on, and what is to be told.
 *
 * @param reconsider when time alone may make news of it
 */
record Judgement(HealthState state, List<Announcement> news, Optional<Instant> reconsider) {
    static Judgement to(HealthState state, Announcement... news) {
        return new Judgement(state, List.of(news), Optional.empty());
    }

    static Judgement waiting(HealthState state, Instant until) {
        return new Judgement(state, List.of(), Optional.of(until));
    }

    /** The news of both, in this order. */
    Judgement after(Judgement earlier) {
        var both = new ArrayList<>(earlier.news());
        both.addAll(news);
        return new Judgement(state, both, reconsider.or(earlier::reconsider));
    }
}
