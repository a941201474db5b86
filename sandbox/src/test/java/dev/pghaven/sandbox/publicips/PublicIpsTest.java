package dev.pghaven.sandbox.publicips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pghaven.sandbox.network.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIpsTest {
    private static final PublicIpName FIRST = new PublicIpName("MC_group", "first");
    private static final PublicIpName SECOND = new PublicIpName("elsewhere", "second");

    private final PublicIps publicIps =
            new PublicIps("0000", "westus3", new Network(10).publicIps());

    @Test
    void eachHasAnAddressOfItsOwnThatStays() {
        var first = create(FIRST);
        var second = create(SECOND);

        assertThat(first.address()).isEqualTo("127.10.224.1");
        assertThat(second.address()).isEqualTo("127.10.224.2");
        assertThat(label(first, "orders")).isInstanceOf(Stored.As.class);
        assertThat(publicIps.find(new PublicIpName("mc_GROUP", "FIRST")))
                .get()
                .extracting(PublicIp::address)
                .isEqualTo("127.10.224.1");
    }

    @Test
    void aNameIsThereAsLongAsTheLabel() {
        var names = new HashMap<String, String>();
        publicIps.publishNames(now -> {
            names.clear();
            names.putAll(now);
        });
        var first = create(FIRST);

        label(first, "orders");
        assertThat(names).isEqualTo(Map.of("orders.westus3.cloudapp.azure.com", "127.10.224.1"));

        publicIps.put(FIRST, it -> it.withLabel(Optional.empty()));
        assertThat(names).isEmpty();
    }

    @Test
    void aLabelIsOneOfTheRegion() {
        label(create(FIRST), "orders");

        assertRefused(label(create(SECOND), "orders"), "DnsRecordInUse");
        assertThat(publicIps.find(SECOND).orElseThrow().label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "1orders", "Orders", "orders-", "or.ders"})
    void aLabelLooksAsAzureWantsIt(String label) {
        assertRefused(label(create(FIRST), label), "InvalidDomainNameLabel");
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        create(FIRST);
        publicIps.allocate(FIRST, "/some/frontend");

        assertThat(publicIps.remove(FIRST))
                .asInstanceOf(type(Removal.Refused.class))
                .extracting(it -> it.error().code())
                .isEqualTo("PublicIPAddressCannotBeDeleted");

        publicIps.free(FIRST);
        assertThat(publicIps.remove(FIRST)).isInstanceOf(Removal.Done.class);
        assertThat(publicIps.remove(FIRST)).isInstanceOf(Removal.NotThere.class);
    }

    @Test
    void aWishDoesNotChangeWhoUsesIt() {
        var first = create(FIRST);
        publicIps.allocate(FIRST, "/some/frontend");

        label(first, "orders");

        assertThat(publicIps.find(FIRST).orElseThrow().allocatedTo()).contains("/some/frontend");
    }

    private PublicIp create(PublicIpName name) {
        publicIps.put(name, it -> it);
        return publicIps.find(name).orElseThrow();
    }

    private Stored label(PublicIp publicIp, String label) {
        return publicIps.put(publicIp.name(), it -> it.withLabel(Optional.of(label)));
    }

    private static void assertRefused(Stored stored, String code) {
        assertThat(stored)
                .asInstanceOf(type(Stored.Refused.class))
                .extracting(it -> it.error().code())
                .isEqualTo(code);
    }
}
