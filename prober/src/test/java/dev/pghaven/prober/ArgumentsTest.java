package dev.pghaven.prober;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    @Test
    void readsAll(@TempDir Path folder) throws IOException {
        var token = Files.writeString(folder.resolve("token"), "sesame").toString();

        var arguments =
                Arguments.parse(
                        "--listen",
                        "[::1]:8081",
                        "--token-file",
                        token,
                        "--allow",
                        "a.test:5432",
                        "--allow",
                        "b.test:5433");

        assertThat(arguments.listen().getPort()).isEqualTo(8081);
        assertThat(arguments.source()).isEmpty();
        assertThat(arguments.allowed().entries()).isEqualTo(List.of("a.test:5432", "b.test:5433"));
    }

    @ParameterizedTest
    @CsvSource({
        "'--listen 127.0.0.1:1 --token-file /no/such/file', --token-file /no/such/file cannot be read",
        "'--token-file /dev/null', --listen is missing",
        "'--listen here --token-file /dev/null', '--listen must be HOST:PORT, but is ''here'''",
        "'--listen 127.0.0.1:70000 --token-file /dev/null', '--listen must have a port of 65535 at most'",
        "'--listen 127.0.0.1:1 --token-file /dev/null', --allow is missing",
        "'--listen 127.0.0.1:1 --token-file /dev/null --allow a', '--allow must be HOST:PORT, but is ''a'''",
        "'--lisen 127.0.0.1:1', '''--lisen'' is unknown or has no value'",
        "'--listen', '''--listen'' is unknown or has no value'"
    })
    void saysWhatIsWrong(String words, String problem) {
        assertThatThrownBy(() -> Arguments.parse(words.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "orders.test:5432, orders.test, 5432, true",
        "orders.test:5432, ORDERS.test, 5432, true",
        "orders.test:5432, orders.test, 5433, false",
        "*.test:5432, orders.test, 5432, true",
        "*.test:5432, test, 5432, false",
        "*.test:5432, orders.best, 5432, false"
    })
    void letsInWhatIsOnTheList(String entry, String host, int port, boolean lets) {
        assertThat(new AllowList(List.of(entry)).lets(new Probe(host, port, PEM, 1000)))
                .isEqualTo(lets);
    }
}
