package dev.pghaven.sandbox.launcher.bench;

import java.util.List;

/** Rounds as they might have been measured. */
final class Rounds {
    private Rounds() {}

    static SizeResult threeOf(int megabytes) {
        return new SizeResult(
                megabytes,
                "20261128T101908",
                6000,
                950_000,
                List.of(
                        round("verified", 11.0, 10.0),
                        round("bare", 12.0, 8.0),
                        round("verified", 90.0, 70.0)));
    }

    private static Round round(String first, double verdict, double healthy) {
        var load = new Load(1.5, 0.75);
        var steps =
                List.of(
                        new TimedStep("await-restore", verdict - 1),
                        new TimedStep("compare-copy", 1.0));
        return new Round(
                first,
                new VerifiedRun(verdict, verdict + 2, steps, load),
                new BareRun(healthy, healthy + 3, load));
    }
}
