package dev.pghaven.sandbox.cnpg.api;

/** The slots that keep WAL for standbys. */
public record ReplicationSlots(HighAvailability highAvailability) {
    static final ReplicationSlots DEFAULT = new ReplicationSlots(null);

    public ReplicationSlots {
        highAvailability = Defaulted.value(highAvailability, new HighAvailability(null, null));
    }

    /** One slot for each standby. */
    public record HighAvailability(Boolean enabled, String slotPrefix) {
        public HighAvailability {
            enabled = Defaulted.value(enabled, true);
            slotPrefix = Defaulted.value(slotPrefix, "_cnpg_");
        }

        /** Slots are named by rules of their own: no hyphens. */
        public String slotOf(String instance) {
            return slotPrefix + instance.replace('-', '_');
        }
    }
}
