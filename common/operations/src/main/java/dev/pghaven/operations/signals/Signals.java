package dev.pghaven.operations.signals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Carries signals between the processes of a service by LISTEN and NOTIFY, and within the process
 * directly. A signal may get lost or come twice: whoever waits for one also polls.
 */
public final class Signals implements AutoCloseable {
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final Wire wire;
    private final NotifySender sender;
    private final NotifyListener listener;

    /**
     * @param dataSource gives one connection for good to the listener
     */
    public Signals(DataSource dataSource, String schema) {
        this.wire = new Wire(schema);
        this.sender = new NotifySender(dataSource, wire);
        this.listener = new NotifyListener(dataSource, wire, this::deliver);
    }

    public void start() {
        sender.start();
        listener.start();
    }

    /** Never blocks; the listeners of this process hear it at once. */
    public void send(Signal signal) {
        deliver(signal);
        sender.add(signal);
    }

    /**
     * Is heard as soon as the transaction commits, also in this process. Commits that carry a
     * signal pass PostgreSQL one by one, so this is for what happens now and then.
     */
    public void sendOnCommit(Connection transaction, Signal signal) throws SQLException {
        NotifySender.send(transaction, wire.write(List.of(signal)));
    }

    /** The listener must return at once. Closing ends the subscription. */
    public Subscription subscribe(Consumer<Signal> heard) {
        listeners.add(heard);
        return () -> listeners.remove(heard);
    }

    /** Lasts until it is closed. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        sender.close();
        listener.close();
    }

    private void deliver(Signal signal) {
        listeners.forEach(heard -> heard.accept(signal));
    }
}
