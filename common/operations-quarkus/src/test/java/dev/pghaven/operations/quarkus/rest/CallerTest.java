package dev.pghaven.operations.quarkus.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    @ParameterizedTest
    @CsvSource({
        "jane@example.com, urn:pghaven:rest:jane@example.com",
        "Jane Doe, urn:pghaven:rest:Jane%20Doe",
        "Zoë#1, urn:pghaven:rest:Zo%C3%AB%231"
    })
    void isASourceByItsName(String name, String source) {
        var caller = new Caller(Callers.named(name));

        assertThat(caller.name()).hasValue(name);
        assertThat(caller.source()).hasToString(source);
    }

    @Test
    void isAnybodyWithoutALogin() {
        var caller = new Caller(Callers.anybody());

        assertThat(caller.name()).isEmpty();
        assertThat(caller.source()).hasToString("urn:pghaven:rest:anonymous");
    }
}
