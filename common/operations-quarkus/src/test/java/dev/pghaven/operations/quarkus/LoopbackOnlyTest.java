package dev.pghaven.operations.quarkus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.10.0.10", "localhost", "::1"})
    void listensOnLoopbackWithoutALogin(String host) {
        assertThatCode(() -> new LoopbackOnly(host, Optional.empty()).onStart(null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "::"})
    void refusesToListenToANetworkWithoutALogin(String host) {
        assertThatThrownBy(() -> new LoopbackOnly(host, Optional.empty()).onStart(null))
                .hasMessageContaining("quarkus.http.host")
                .hasMessageContaining("quarkus.oidc.auth-server-url");
    }

    @Test
    void listensAnywhereWithALogin() {
        var oidc = Optional.of("https://login.example.com/tenant");

        assertThatCode(() -> new LoopbackOnly("0.0.0.0", oidc).onStart(null))
                .doesNotThrowAnyException();
    }
}
