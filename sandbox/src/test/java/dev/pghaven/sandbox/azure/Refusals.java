package dev.pghaven.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.azure.core.management.exception.ManagementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the SDK reports what Resource Manager refuses. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ManagementException.class))
                .satisfies(it -> {
                    assertThat(it.getResponse().getStatusCode()).isEqualTo(status);
                    assertThat(it.getValue().getCode()).isEqualTo(code);
                });
    }
}
