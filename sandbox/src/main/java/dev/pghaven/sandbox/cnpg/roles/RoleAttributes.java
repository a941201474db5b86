package dev.pghaven.sandbox.cnpg.roles;

import dev.pghaven.sandbox.cnpg.api.Managed.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The switches of a role, by SQL's words. */
final class RoleAttributes {
    static final List<String> ALL =
            List.of(
                    "SUPERUSER",
                    "CREATEDB",
                    "CREATEROLE",
                    "INHERIT",
                    "LOGIN",
                    "REPLICATION",
                    "BYPASSRLS");

    private RoleAttributes() {}

    static Set<String> of(Role role) {
        Map<String, Boolean> switches = new LinkedHashMap<>();
        switches.put("SUPERUSER", role.superuser());
        switches.put("CREATEDB", role.createdb());
        switches.put("CREATEROLE", role.createrole());
        switches.put("INHERIT", role.inherit());
        switches.put("LOGIN", role.login());
        switches.put("REPLICATION", role.replication());
        switches.put("BYPASSRLS", role.bypassrls());
        return switches.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every switch is named, on or off. */
    static String sql(Set<String> on) {
        return ALL.stream()
                .map(attribute -> on.contains(attribute) ? attribute : "NO" + attribute)
                .collect(Collectors.joining(" "));
    }
}
