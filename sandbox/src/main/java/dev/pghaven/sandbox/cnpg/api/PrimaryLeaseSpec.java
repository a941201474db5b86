package dev.pghaven.sandbox.cnpg.api;

/** How long the primary's Lease lasts, and how often who wants it looks; in seconds. */
public record PrimaryLeaseSpec(
        Integer leaseDurationSeconds,
        Integer releasedLeaseDurationSeconds,
        Integer retryPeriodSeconds) {
    private static final int DURATION = 15;
    private static final int RELEASED_DURATION = 1;
    private static final int RETRY_PERIOD = 2;

    static final PrimaryLeaseSpec DEFAULT = new PrimaryLeaseSpec(null, null, null);

    public PrimaryLeaseSpec {
        leaseDurationSeconds = Defaulted.value(leaseDurationSeconds, DURATION);
        releasedLeaseDurationSeconds =
                Defaulted.value(releasedLeaseDurationSeconds, RELEASED_DURATION);
        retryPeriodSeconds = Defaulted.value(retryPeriodSeconds, RETRY_PERIOD);
    }
}
