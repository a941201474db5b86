package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private final Network network = Network.parse("127.42");

    @Test
    void everythingListensInItsOwnNetwork() {
        assertThat(network.apiServer()).hasToString("127.42.0.1:6443");
        assertThat(network.kafka()).hasToString("127.42.0.2:9092");
        assertThat(network.store()).hasToString("127.42.0.3:5432");
        assertThat(network.azure()).hasToString("127.42.0.4:8443");
        assertThat(network.control()).hasToString("127.42.0.5:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127", "127.0", "127.256", "10.1", "127.1.2", "127.x"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }

    @Test
    void theInternetIsOutsideOfTheVirtualNetwork() throws UnknownHostException {
        assertThat(isInside(network.pods().firstFree(Set.of()))).isTrue();
        assertThat(isInside("127.0.0.1")).isTrue();
        assertThat(isInside(network.clients().firstFree(Set.of()))).isFalse();
        assertThat(isInside(network.publicIps().firstFree(Set.of()))).isFalse();
    }

    private boolean isInside(String address) throws UnknownHostException {
        var parsed = InetAddress.getByName(address);
        return network.virtualNetwork().stream().anyMatch(it -> it.contains(parsed));
    }

    @Test
    void givesTheLowestFreeAddress() {
        var range = network.clusterIps();

        assertThat(range.firstFree(Set.of())).isEqualTo("127.42.128.1");
        assertThat(range.firstFree(List.of("127.42.128.1", "127.42.128.3")))
                .isEqualTo("127.42.128.2");
    }

    @Test
    void goesOnInTheNextBlockAndEndsAtItsEnd() {
        var range = new AddressRange(network, 16, 17);
        var taken = new HashSet<String>();
        for (int each = 0; each < 254; each++) {
            taken.add(range.firstFree(taken));
        }
        assertThat(range.firstFree(taken)).isEqualTo("127.42.17.1");

        for (int each = 0; each < 254; each++) {
            taken.add(range.firstFree(taken));
        }
        assertThatIllegalStateException().isThrownBy(() -> range.firstFree(taken));
    }
}
