package dev.pghaven.failover.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.Nodes;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import dev.pghaven.failover.fakes.Configurations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeStopTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final String PROVIDER_ID =
            "azure:///subscriptions/s/resourceGroups/g/providers/Microsoft.Compute"
                    + "/virtualMachineScaleSets/vmss/virtualMachines/3";
    private static final Victim VICTIM =
            new Victim(UUID.randomUUID(), ORDERS, "orders-1", PROVIDER_ID);
    private static final Map<String, String> CONFIGURED =
            Map.of(
                    "pghaven.failover.drill.stop-node", "true",
                    "pghaven.azure.tenant-id", "t",
                    "pghaven.azure.client-id", "c",
                    "pghaven.azure.federated-token-file", "/token");

    private final World world = new World();

    @Test
    void isOffUnlessItIsConfiguredAndSaysByWhichKeys() {
        assertThat(with(Map.of()).missing()).contains("pghaven.failover.drill.stop-node is false");
        assertThat(with(Map.of("pghaven.failover.drill.stop-node", "true")).missing())
                .contains(
                        "pghaven.azure.tenant-id, pghaven.azure.client-id,"
                                + " pghaven.azure.federated-token-file not set");
        assertThat(with(CONFIGURED).missing()).isEmpty();
    }

    @Test
    void refusesANodeThatIsNoMachineOfAScaleSet() {
        world.node = new Nodes.Node("kind-worker", Optional.of("kind://docker/kind/w"), true);
        assertThat(stop().objections(ORDERS, "orders-1"))
                .containsExactly(
                        "node kind-worker is no machine of a scale set: its providerID is"
                                + " kind://docker/kind/w");

        world.node = new Nodes.Node("bare", Optional.empty(), true);
        assertThat(stop().objections(ORDERS, "orders-1").getFirst())
                .endsWith("its providerID is missing");
        assertThat(stop().victimOf(ORDERS, "orders-1")).isEmpty();
    }

    @Test
    void refusesANodeThatOthersNeed() {
        world.others = List.of("the primary of shop/ledger", "the operator");

        assertThat(stop().objections(ORDERS, "orders-1"))
                .containsExactly(
                        "node n3 also runs the primary of shop/ledger",
                        "node n3 also runs the operator");
    }

    @Test
    void theVictimIsTheMachineAsLongAsItIsOn() {
        assertThat(stop().objections(ORDERS, "orders-1")).isEmpty();
        assertThat(stop().victimOf(ORDERS, "orders-1")).contains(PROVIDER_ID);

        stop().disrupt(VICTIM);

        assertThat(world.done).containsExactly("stop vmss/3");
        for (var power : List.of(Power.CHANGING, Power.OFF, Power.GONE)) {
            world.power = power;
            assertThat(stop().victimOf(ORDERS, "orders-1")).isEmpty();
        }
    }

    @Test
    void theUndoStartsTheMachineOnceAndAwaitsItsNode() {
        world.lose();
        assertThat(stop().undo(VICTIM))
                .isEqualTo(new UndoAnswer.NotYet("machine vmss/3 is stopping or starting"));

        world.power = Power.OFF;
        assertThat(stop().undo(VICTIM))
                .isEqualTo(new UndoAnswer.NotYet("machine vmss/3 is starting"));
        assertThat(world.power).isEqualTo(Power.CHANGING);
        assertThat(stop().undo(VICTIM)).isInstanceOf(UndoAnswer.NotYet.class);

        world.power = Power.ON;
        assertThat(stop().undo(VICTIM))
                .isEqualTo(new UndoAnswer.NotYet("the node of machine vmss/3 is not ready"));

        world.node = new Nodes.Node("n3", Optional.of(PROVIDER_ID), true);
        assertThat(stop().undo(VICTIM)).isEqualTo(new UndoAnswer.Done());
        assertThat(stop().undo(VICTIM)).isEqualTo(new UndoAnswer.Done());
        assertThat(world.done).containsExactly("start vmss/3");
    }

    @Test
    void whatWasNeverStoppedOrIsGoneNeedsNoUndo() {
        assertThat(stop().undo(VICTIM)).isEqualTo(new UndoAnswer.Done());
        world.power = Power.GONE;
        assertThat(stop().undo(VICTIM)).isEqualTo(new UndoAnswer.Done());
        assertThat(world.done).isEmpty();
    }

    @Test
    void readsThePowerFromAzuresCodes() {
        assertThat(
                        ArmMachines.power(
                                Stream.of("ProvisioningState/succeeded", "PowerState/running")))
                .isEqualTo(Power.ON);
        assertThat(ArmMachines.power(Stream.of("PowerState/stopped"))).isEqualTo(Power.OFF);
        assertThat(ArmMachines.power(Stream.of("PowerState/deallocated"))).isEqualTo(Power.OFF);
        assertThat(ArmMachines.power(Stream.of("PowerState/starting"))).isEqualTo(Power.CHANGING);
        assertThat(ArmMachines.power(Stream.of("ProvisioningState/updating")))
                .isEqualTo(Power.CHANGING);
    }

    private NodeStop stop() {
        return with(CONFIGURED);
    }

    private NodeStop with(Map<String, String> properties) {
        return new NodeStop(
                world,
                world,
                Configurations.of(DrillConfiguration.class, properties),
                Configurations.of(AzureConfiguration.class, properties));
    }

    /** One node, and the machine under it. */
    private static final class World implements Nodes, Machines {
        private final List<String> done = new ArrayList<>();
        private Node node = new Node("n3", Optional.of(PROVIDER_ID), true);
        private List<String> others = List.of();
        private Power power = Power.ON;

        void lose() {
            node = new Node("n3", Optional.of(PROVIDER_ID), false);
            power = Power.CHANGING;
        }

        @Override
        public Optional<Node> under(ClusterRef cluster, String instance) {
            return Optional.of(node);
        }

        @Override
        public Optional<Node> find(String providerId) {
            return Optional.of(node).filter(it -> it.providerId().equals(Optional.of(providerId)));
        }

        @Override
        public List<String> whoElseIsNeededOn(Node asked, ClusterRef cluster) {
            return others;
        }

        @Override
        public Power powerOf(ScaleSetMachine machine) {
            return power;
        }

        @Override
        public void beginToStop(ScaleSetMachine machine) {
            done.add("stop " + machine);
        }

        @Override
        public void beginToStart(ScaleSetMachine machine) {
            done.add("start " + machine);
            power = Power.CHANGING;
        }
    }
}
