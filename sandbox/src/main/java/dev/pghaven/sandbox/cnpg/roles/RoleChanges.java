package dev.pghaven.sandbox.cnpg.roles;

import dev.pghaven.sandbox.cnpg.api.Managed.Ensure;
import dev.pghaven.sandbox.cnpg.api.Managed.Role;
import dev.pghaven.sandbox.cnpg.sql.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The statements, but for the password, that make a role what is declared. */
final class RoleChanges {
    private RoleChanges() {}

    static List<String> of(Role declared, Optional<ExistingRole> existing) {
        if (declared.ensure() == Ensure.ABSENT) {
            return existing.map(role -> List.of("DROP ROLE " + name(declared))).orElse(List.of());
        }
        var statements = new ArrayList<String>();
        if (existing.isEmpty()) {
            statements.add("CREATE ROLE " + name(declared) + " " + options(declared));
        } else if (differs(declared, existing.get())) {
            statements.add("ALTER ROLE " + name(declared) + " " + options(declared));
        }
        comment(declared, existing.map(ExistingRole::comment).orElse(""), statements);
        memberships(declared, existing.map(ExistingRole::memberOf).orElse(Set.of()), statements);
        return statements;
    }

    private static boolean differs(Role declared, ExistingRole existing) {
        return !RoleAttributes.of(declared).equals(existing.attributes())
                || declared.connectionLimit() != existing.connectionLimit()
                || (declared.validUntil() != null
                        && !Expiry.same(declared.validUntil(), existing.validUntil()));
    }

    private static String options(Role declared) {
        var options =
                RoleAttributes.sql(RoleAttributes.of(declared))
                        + " CONNECTION LIMIT "
                        + declared.connectionLimit();
        return declared.validUntil() == null
                ? options
                : options + " VALID UNTIL " + Quoted.literal(declared.validUntil());
    }

    private static void comment(Role declared, String existing, List<String> statements) {
        if (!declared.comment().equals(existing)) {
            statements.add(
                    "COMMENT ON ROLE "
                            + name(declared)
                            + " IS "
                            + Quoted.literal(declared.comment()));
        }
    }

    private static void memberships(Role declared, Set<String> existing, List<String> statements) {
        var missing = new TreeSet<>(declared.inRoles());
        missing.removeAll(existing);
        missing.forEach(group ->
                statements.add("GRANT " + Quoted.identifier(group) + " TO " + name(declared)));
        var surplus = new TreeSet<>(existing);
        surplus.removeAll(declared.inRoles());
        surplus.forEach(group ->
                statements.add("REVOKE " + Quoted.identifier(group) + " FROM " + name(declared)));
    }

    private static String name(Role declared) {
        return Quoted.identifier(declared.name());
    }
}
