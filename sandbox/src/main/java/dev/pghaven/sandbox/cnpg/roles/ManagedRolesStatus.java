package dev.pghaven.sandbox.cnpg.roles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of reconciling roles, in the form of {@code status.managedRolesStatus}. */
public final class ManagedRolesStatus {
    private final Map<String, List<String>> byStatus = new TreeMap<>();
    private final Map<String, List<String>> failures = new TreeMap<>();
    private final Map<String, PasswordState> passwords = new TreeMap<>();

    /** The secret whose password a role has, and the role's last change after it was set. */
    public record PasswordState(String resourceVersion, long transactionID) {}

    void add(String status, String role) {
        byStatus.computeIfAbsent(status, key -> new ArrayList<>()).add(role);
    }

    void failed(String role, String message) {
        add("pending-reconciliation", role);
        failures.put(role, List.of(message));
    }

    void password(String role, PasswordState state) {
        passwords.put(role, state);
    }

    /** Absent parts are null, which a merge patch takes away. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("byStatus", orNull(byStatus));
        fields.put("cannotReconcile", orNull(failures));
        fields.put("passwordStatus", orNull(passwords));
        return fields;
    }

    private static <V> Map<String, V> orNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }
}
