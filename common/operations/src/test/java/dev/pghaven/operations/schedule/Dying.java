package dev.pghaven.operations.schedule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a process that dies around its commit, on one side of it or the other. */
final class Dying {
    private Dying() {}

    static DataSource beforeCommit(DataSource real) {
        return connections(real, false);
    }

    static DataSource afterCommit(DataSource real) {
        return connections(real, true);
    }

    private static DataSource connections(DataSource real, boolean committed) {
        return (DataSource)
                Proxy.newProxyInstance(
                        Dying.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getConnection")
                                        ? dying(real.getConnection(), committed)
                                        : method.invoke(real, arguments));
    }

    private static Connection dying(Connection real, boolean committed) {
        return (Connection)
                Proxy.newProxyInstance(
                        Dying.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                die(real, committed);
                            }
                            return call(() -> method.invoke(real, arguments));
                        });
    }

    private static void die(Connection real, boolean committed) throws SQLException {
        if (committed) {
            real.commit();
        }
        throw new SQLException("the process died", "08006");
    }

    private interface Call {
        Object on() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.on();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
