package dev.pghaven.failover.azure;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.AzureKeys;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.Nodes;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Stops the machine under the primary's node. Its pod stays as it is, unreachable, until the
 * machine is started again.
 */
@ApplicationScoped
class NodeStop implements Disruptor {
    private final Nodes nodes;
    private final Machines machines;
    private final DrillConfiguration config;
    private final AzureConfiguration azure;

    NodeStop(Nodes nodes, Machines machines, DrillConfiguration config, AzureConfiguration azure) {
        this.nodes = nodes;
        this.machines = machines;
        this.config = config;
        this.azure = azure;
    }

    @Override
    public Disruption kind() {
        return Disruption.STOP_NODE;
    }

    @Override
    public Optional<String> missing() {
        if (!config.stopNode()) {
            return Optional.of("pghaven.failover.drill.stop-node is false");
        }
        return Optional.of(AzureKeys.missingForLogin(azure))
                .filter(keys -> !keys.isEmpty())
                .map(keys -> String.join(", ", keys) + " not set");
    }

    @Override
    public List<String> objections(ClusterRef cluster, String primary) {
        return nodes.under(cluster, primary).map(it -> objections(it, cluster)).orElse(List.of());
    }

    private List<String> objections(Nodes.Node node, ClusterRef cluster) {
        if (machineOf(node).isEmpty()) {
            return List.of(
                    "node %s is no machine of a scale set: its providerID is %s"
                            .formatted(node.name(), node.providerId().orElse("missing")));
        }
        return nodes.whoElseIsNeededOn(node, cluster).stream()
                .map(it -> "node %s also runs %s".formatted(node.name(), it))
                .toList();
    }

    @Override
    public boolean lasts() {
        return true;
    }

    /** The node's providerID; one whose machine is not on is broken. */
    @Override
    public Optional<String> victimOf(ClusterRef cluster, String primary) {
        return nodes.under(cluster, primary)
                .filter(it -> machineOf(it).filter(this::isOn).isPresent())
                .flatMap(Nodes.Node::providerId);
    }

    private boolean isOn(ScaleSetMachine machine) {
        return machines.powerOf(machine) == Power.ON;
    }

    @Override
    public void disrupt(Victim victim) {
        machines.beginToStop(machineOf(victim));
    }

    /** What was removed meanwhile, as autoscalers do, is nobody's to start. */
    @Override
    public UndoAnswer undo(Victim victim) {
        var machine = machineOf(victim);
        return switch (machines.powerOf(machine)) {
            case GONE -> new UndoAnswer.Done();
            case ON -> ready(victim, machine);
            case CHANGING ->
                    new UndoAnswer.NotYet("machine %s is stopping or starting".formatted(machine));
            case OFF -> {
                machines.beginToStart(machine);
                yield new UndoAnswer.NotYet("machine %s is starting".formatted(machine));
            }
        };
    }

    private UndoAnswer ready(Victim victim, ScaleSetMachine machine) {
        return nodes.find(victim.identity()).filter(Nodes.Node::ready).isPresent()
                ? new UndoAnswer.Done()
                : new UndoAnswer.NotYet("the node of machine %s is not ready".formatted(machine));
    }

    private static Optional<ScaleSetMachine> machineOf(Nodes.Node node) {
        return node.providerId().flatMap(ScaleSetMachine::of);
    }

    private static ScaleSetMachine machineOf(Victim victim) {
        return ScaleSetMachine.of(victim.identity()).orElseThrow();
    }
}
