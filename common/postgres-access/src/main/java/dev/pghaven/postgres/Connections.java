package dev.pghaven.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the databases of clusters; each is new, because a promotion keeps old ones. */
public interface Connections {
    Connection open(Destination destination) throws SQLException;

    /** For whoever opens many: what is needed beside PostgreSQL itself is read once. */
    default Door doorTo(Destination destination) {
        return () -> open(destination);
    }

    /**
     * Asks over a connection of its own. What heals by waiting is an answer, the rest is thrown.
     */
    default <T> Answer<T> ask(String attempt, Destination destination, Question<T> question) {
        try (var connection = open(destination)) {
            return new Answer.Given<>(question.ask(connection));
        } catch (SQLException e) {
            if (SqlStates.meansNotReady(e)) {
                return new Answer.NotReady<>("could not " + attempt + " yet: " + firstLine(e));
            }
            throw new IllegalStateException("could not " + attempt + ": " + firstLine(e), e);
        }
    }

    /** Opens one connection after the other to the same place. */
    @FunctionalInterface
    interface Door {
        Connection open() throws SQLException;
    }

    /** What is asked of an open connection. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** What follows is the position in a statement that the reader does not see. */
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
