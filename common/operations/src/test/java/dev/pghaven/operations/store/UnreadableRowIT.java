package dev.pghaven.operations.store;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.status;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A row that this version cannot read: damaged, or written by a newer one. */
class UnreadableRowIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel ride = travel("ride", Access.EXCLUSIVE);
    private final Travel removal = travel("removal", Access.EXCLUSIVE_FINAL);
    private Engine engine;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.newPool(), facts -> {}, ride, removal);
    }

    @Test
    void liesStillWhileTheOthersAreClaimed() {
        var unreadable = submit(engine, "1", ride, orders);
        damage(unreadable);
        engine.start();

        var other = submit(engine, "2", ride, TestEngines.freshCluster());

        await().atMost(PATIENCE).until(() -> status(engine, other) == Status.Name.COMPLETED);
        assertThatThrownBy(() -> engine.queries().find(unreadable))
                .isInstanceOf(UnreadableRow.class)
                .hasMessageContaining(unreadable.toString());
        assertThat(column(unreadable, "status")).isEqualTo("QUEUED");
    }

    @Test
    void doesNotHoldUpARemovalThatPassesIt() {
        var unreadable = submit(engine, "1", ride, orders);
        damage(unreadable);

        var removing = submit(engine, "2", removal, orders);
        engine.start();

        await().atMost(PATIENCE).until(() -> status(engine, removing) == Status.Name.COMPLETED);
        assertThat(column(unreadable, "status")).isEqualTo("CANCELLED");
    }

    private void damage(UUID operation) {
        new Database(POSTGRES.dataSource())
                .with(connection -> {
                    var sql = schema.in("update $s.operation set cluster = 'Nowhere' where id = ?");
                    try (var statement = connection.prepareStatement(sql)) {
                        Parameters.of(statement).id(operation);
                        return statement.executeUpdate();
                    }
                });
    }

    private String column(UUID operation, String name) {
        return new Database(POSTGRES.dataSource())
                .with(connection -> {
                    var sql = schema.in("select " + name + " from $s.operation where id = ?");
                    try (var statement = connection.prepareStatement(sql)) {
                        Parameters.of(statement).id(operation);
                        var rows = statement.executeQuery();
                        rows.next();
                        return rows.getString(1);
                    }
                });
    }

    private static Travel travel(String name, Access access) {
        return new Travel(name, access, Steps.<Journey>inOrder().step("go", Outcome::done));
    }
}
