package dev.pghaven.provisioner.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.Databases;
import dev.pghaven.provisioner.Instance;
import dev.pghaven.provisioner.OurNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The databases of clusters over JDBC. */
@ApplicationScoped
class JdbcDatabases implements Databases {
    private final Connections connections;

    JdbcDatabases(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<List<Standby>> mark(ClusterRef cluster, String database, UUID mark) {
        return ask(
                "write a mark on the primary of " + cluster,
                () -> connections.toPrimary(cluster, database, OurNames.roleSecret(cluster)),
                connection -> Mark.write(connection, mark));
    }

    @Override
    public Answer<Reading> read(ClusterRef cluster, String database, Instance instance, UUID mark) {
        return ask(
                "read the mark on " + instance.name(),
                () ->
                        connections.toInstance(
                                cluster,
                                instance.address(),
                                database,
                                OurNames.roleSecret(cluster)),
                connection -> Mark.read(connection, mark));
    }

    @Override
    public Answer<Integer> majorVersion(ClusterRef cluster, String database) {
        return ask(
                "ask " + cluster + " for its version",
                () -> connections.toPrimary(cluster, database, OurNames.roleSecret(cluster)),
                connection -> connection.getMetaData().getDatabaseMajorVersion());
    }

    @Override
    public Answer<Integer> loadSampleData(ClusterRef cluster, String database) {
        return ask(
                "load sample data into " + cluster,
                () -> connections.toPrimary(cluster, database, OurNames.ownerSecret(cluster)),
                SampleData::load);
    }

    private static <T> Answer<T> ask(String attempt, Opening opening, Question<T> question) {
        try (var connection = opening.open()) {
            return new Answer.Given<>(question.ask(connection));
        } catch (SQLException e) {
            if (SqlStates.meansNotReady(e)) {
                return new Answer.NotReady<>("could not " + attempt + " yet: " + firstLine(e));
            }
            throw new IllegalStateException("could not " + attempt + ": " + firstLine(e), e);
        }
    }

    /** What follows is the position in a statement that the reader does not see. */
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Opens the connection for one question. */
    private interface Opening {
        Connection open() throws SQLException;
    }

    /** Asks over an open connection. */
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
