package dev.pghaven.sandbox.cnpg.sql;

import java.sql.SQLException;
import org.postgresql.core.Utils;

/** Names and values as SQL text, quoted by the driver. */
public final class Quoted {
    private Quoted() {}

    public static String identifier(String name) {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException e) {
            throw new IllegalArgumentException("no SQL name: " + name, e);
        }
    }

    public static String literal(String value) {
        try {
            return "'" + Utils.escapeLiteral(null, value, true) + "'";
        } catch (SQLException e) {
            throw new IllegalArgumentException("no SQL value", e);
        }
    }
}
