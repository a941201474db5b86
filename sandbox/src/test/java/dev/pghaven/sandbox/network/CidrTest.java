package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "128.0.0.0/1, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 8.8.8.8, false"
    })
    void containsWhatSharesItsPrefix(String range, String address, boolean contained) {
        assertThat(Cidr.of(range).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113.0",
                "203.0.113.0/",
                "203.0.113.0/33",
                "203.0.113.1/24",
                "203.0.113/24",
                "203.0.113.256/32",
                "0x7f.0.0.0/8",
                "2001:db8::1/64",
                "2001:db8::/129",
                "fe80::1%eth0/128",
                "example.com/24",
                "203.0.113.0/-1",
                "203.0.113.0/24/8"
            })
    void isNotWhatAzureWouldNotRead(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Test
    void readsAsItWasWritten() {
        assertThat(Cidr.of("203.0.113.0/24")).hasToString("203.0.113.0/24");
    }
}
