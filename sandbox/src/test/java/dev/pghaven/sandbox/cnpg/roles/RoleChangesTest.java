package dev.pghaven.sandbox.cnpg.roles;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Managed.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleChangesTest {
    private static final ExistingRole NO_LOGIN =
            new ExistingRole("pghaven", Set.of("INHERIT"), -1, null, "", Set.of("pg_monitor"), 7);

    @Test
    void aMissingRoleIsCreatedWithEverySwitchNamed() {
        assertThat(RoleChanges.of(role("login: true, inRoles: [pg_monitor]"), Optional.empty()))
                .containsExactly(
                        "CREATE ROLE \"pghaven\" NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT LOGIN"
                                + " NOREPLICATION NOBYPASSRLS CONNECTION LIMIT -1",
                        "GRANT \"pg_monitor\" TO \"pghaven\"");
    }

    @Test
    void aRoleThatIsAsDeclaredIsLeftAlone() {
        assertThat(RoleChanges.of(role("inRoles: [pg_monitor]"), Optional.of(NO_LOGIN))).isEmpty();
    }

    @Test
    void membershipsFollowTheDeclaration() {
        assertThat(
                        RoleChanges.of(
                                role("bypassrls: true, inRoles: [pg_read_all_data]"),
                                Optional.of(NO_LOGIN)))
                .containsExactly(
                        "ALTER ROLE \"pghaven\" NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT NOLOGIN"
                                + " NOREPLICATION BYPASSRLS CONNECTION LIMIT -1",
                        "GRANT \"pg_read_all_data\" TO \"pghaven\"",
                        "REVOKE \"pg_monitor\" FROM \"pghaven\"");
    }

    @Test
    void anAbsentRoleIsDroppedOnce() {
        assertThat(RoleChanges.of(role("ensure: absent"), Optional.of(NO_LOGIN)))
                .containsExactly("DROP ROLE \"pghaven\"");
        assertThat(RoleChanges.of(role("ensure: absent"), Optional.empty())).isEmpty();
    }

    @Test
    void namesAreQuoted() {
        var role = role("comment: \"it's\"", "a\\\"; DROP ROLE b; --");

        assertThat(RoleChanges.of(role, Optional.empty()))
                .last()
                .isEqualTo("COMMENT ON ROLE \"a\"\"; DROP ROLE b; --\" IS 'it''s'");
    }

    private static Role role(String fields) {
        return role(fields, "pghaven");
    }

    private static Role role(String fields, String name) {
        var yaml = "spec: {managed: {roles: [{name: \"%s\", %s}]}}".formatted(name, fields);
        return cluster(yaml).spec().managed().roles().getFirst();
    }
}
