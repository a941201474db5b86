package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.testpostgres.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SerialWritesIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private final SerialWrites writes = new SerialWrites(POSTGRES.dataSource());
    private final SerialWrites others = new SerialWrites(POSTGRES.newPool());

    @Test
    void oneWriteAtATimeForEachResource() {
        var during =
                writes.unlessBusy(
                        "identity-a",
                        () -> {
                            assertThat(others.unlessBusy("identity-a", () -> "second")).isEmpty();
                            return others.unlessBusy("identity-b", () -> "another").orElseThrow();
                        });

        assertThat(during).contains("another");
        assertThat(others.unlessBusy("identity-a", () -> "later")).contains("later");
    }

    @Test
    void aWriteThatFailsLetsTheNextOneThrough() {
        assertThatThrownBy(() ->
                        writes.unlessBusy(
                                "identity-c",
                                () -> {
                                    throw new IllegalStateException("429");
                                }))
                .hasMessage("429");

        assertThat(others.unlessBusy("identity-c", () -> "next")).contains("next");
    }
}
