package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @Test
    void severalReplicasOfSeveralServicesMayStartAtOnce() throws Exception {
        var provisioner = TestEngines.freshSchema();
        var backup = TestEngines.freshSchema();
        try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            var schemas = Stream.of(provisioner, provisioner, backup, backup, provisioner);
            var running = schemas.map(it -> starts.submit(() -> migrate(it))).toList();
            for (var start : running) {
                start.get();
            }
        }

        for (var schema : List.of(provisioner, backup)) {
            var queries = new OperationQueries(POSTGRES.dataSource(), schema);
            assertThat(queries.counts()).isEmpty();
            assertThat(queries.find(new UUID(0, 1))).isEmpty();
        }
    }

    @Test
    void aSchemaIsAPlainIdentifier() {
        assertThatThrownBy(() -> new Schema("a; drop table b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain lower-case identifier");
    }

    private static Schema migrate(Schema schema) {
        new Migrations(POSTGRES.dataSource()).migrate(schema);
        return schema;
    }
}
