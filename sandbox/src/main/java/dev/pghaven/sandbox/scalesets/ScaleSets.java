package dev.pghaven.sandbox.scalesets;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machines of all scale sets: there is one for each node, as long as there is the node. */
public final class ScaleSets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleSets.class);

    private final Duration powerTime;
    private final Map<MachineName, Machine> machines = new LinkedHashMap<>();
    private final Map<UUID, PowerOperation> operations = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("machines").factory());
    private volatile Optional<NodePower> nodes = Optional.empty();

    /** {@code powerTime} is how long it takes to switch a machine off or on. */
    public ScaleSets(Duration powerTime) {
        this.powerTime = powerTime;
    }

    /** From now on the nodes follow their machines. */
    public void connect(NodePower power) {
        nodes = Optional.of(power);
    }

    public Duration powerTime() {
        return powerTime;
    }

    public synchronized List<Machine> all() {
        return List.copyOf(machines.values());
    }

    public synchronized Optional<Machine> find(MachineName name) {
        return Optional.ofNullable(machines.get(name.key()));
    }

    public synchronized Optional<PowerOperation> operation(UUID id) {
        return Optional.ofNullable(operations.get(id));
    }

    public synchronized void add(Machine machine) {
        machines.putIfAbsent(machine.name().key(), machine);
    }

    synchronized void remove(Machine machine) {
        machines.remove(machine.name().key());
    }

    /** Switches it off at once, or on when the time is over. */
    public synchronized Begun begin(MachineName name, PowerAction action) {
        var machine = find(name);
        if (machine.isEmpty()) {
            return new Begun.NotThere();
        }
        return begin(machine.get(), action);
    }

    private Begun begin(Machine machine, PowerAction action) {
        var operation = PowerOperation.begin();
        if (action.isDoneIn(machine.power())) {
            return new Begun.As(keep(operation.succeeded()));
        }
        return switch (machine.power()) {
            case STARTING, STOPPING, DEALLOCATING -> new Begun.Conflict();
            case STOPPED, DEALLOCATED ->
                    action == PowerAction.RESTART
                            ? new Begun.NotAllowed(machine.power())
                            : perform(machine, action, operation);
            case RUNNING -> perform(machine, action, operation);
        };
    }

    private Begun perform(Machine machine, PowerAction action, PowerOperation operation) {
        set(machine, action.meanwhile());
        thread.execute(() -> switchOff(machine, action));
        thread.schedule(
                () -> finish(machine, action, operation),
                powerTime.toMillis(),
                TimeUnit.MILLISECONDS);
        return new Begun.As(keep(operation));
    }

    private void switchOff(Machine machine, PowerAction action) {
        if (action.switchesOff()) {
            nodes.ifPresent(it -> it.off(machine.node()));
        }
    }

    /** A machine that could not be switched on is off. */
    private void finish(Machine machine, PowerAction action, PowerOperation operation) {
        try {
            if (action.switchesOn()) {
                nodes.ifPresent(it -> it.on(machine.node()));
            }
            set(machine, action.afterwards());
            keep(operation.succeeded());
        } catch (RuntimeException e) {
            LOG.warn("machine {} is not switched on: {}", machine.name(), e.toString());
            set(machine, PowerState.STOPPED);
            keep(operation.failed(e.toString()));
        }
    }

    private synchronized void set(Machine machine, PowerState now) {
        machines.computeIfPresent(machine.name().key(), (_, known) -> known.with(now));
    }

    private synchronized PowerOperation keep(PowerOperation operation) {
        operations.put(operation.id(), operation);
        return operation;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
