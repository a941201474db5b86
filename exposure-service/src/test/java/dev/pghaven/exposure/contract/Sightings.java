package dev.pghaven.exposure.contract;

import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a look may meet. */
final class Sightings {
    static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private Sightings() {}

    /** With a certificate as it should be where PostgreSQL answers. */
    static Sighting of(Reach reach) {
        var certificate = new Sighting.Certificate(true, true, List.of(Orders.HOST), UNTIL);
        return new Sighting(
                List.of("203.0.113.10"),
                reach,
                reach == Reach.ANSWERED ? "" : "a test",
                Optional.of(certificate).filter(_ -> reach == Reach.ANSWERED));
    }

    static Sighting untrusted() {
        var certificate = new Sighting.Certificate(false, false, List.of(Orders.HOST), UNTIL);
        return new Sighting(
                List.of("203.0.113.10"),
                Reach.ANSWERED,
                "unable to find valid certification path",
                Optional.of(certificate));
    }
}
