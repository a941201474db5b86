package dev.pghaven.operations.quarkus.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({"GET, VIEWER", "HEAD, VIEWER", "POST, OPERATOR", "PUT, OPERATOR", "DELETE, ADMIN"})
    void isDecidedByTheMethod(String method, Role needed) {
        assertThat(Role.neededFor(method)).hasValue(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "PURGE"})
    void noRoleAllowsAMethodThatNoRouteHas(String method) {
        assertThat(Role.neededFor(method)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,   true,  false, false",
        "operator, true,  true,  false",
        "admin,    true,  true,  true",
        "Admin,    false, false, false",
        "owner,    false, false, false"
    })
    void includesThoseBeforeIt(String held, boolean viewer, boolean operator, boolean admin) {
        var roles = Set.of(held);

        assertThat(Role.VIEWER.isAmong(roles)).isEqualTo(viewer);
        assertThat(Role.OPERATOR.isAmong(roles)).isEqualTo(operator);
        assertThat(Role.ADMIN.isAmong(roles)).isEqualTo(admin);
    }

    @Test
    void nobodyWithoutARoleMayLook() {
        assertThat(Role.VIEWER.isAmong(Set.of())).isFalse();
    }
}
