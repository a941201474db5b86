package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.cnpg.api.RecoveryTarget;
import java.util.Map;
import java.util.TreeMap;

/** A recovery target as PostgreSQL's settings. */
public final class TargetSettings {
    private TargetSettings() {}

    public static Map<String, String> of(RecoveryTarget target) {
        var settings = new TreeMap<String, String>();
        settings.put("recovery_target_action", "promote");
        settings.put("recovery_target_inclusive", target.isExclusive() ? "off" : "on");
        put(settings, "recovery_target_timeline", target.targetTLI());
        put(settings, "recovery_target_xid", target.targetXID());
        put(settings, "recovery_target_name", target.targetName());
        put(settings, "recovery_target_lsn", target.targetLSN());
        put(settings, "recovery_target_time", target.targetTime());
        if (target.isImmediate()) {
            settings.put("recovery_target", "immediate");
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (!value.isEmpty()) {
            settings.put(name, value);
        }
    }
}
