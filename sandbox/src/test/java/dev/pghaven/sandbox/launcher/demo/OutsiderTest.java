package dev.pghaven.sandbox.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutsiderTest {
    private static final String LOOPBACK = "127.0.0.1";

    /** Reserved for documentation, so no machine has it. */
    private static final String NOBODYS = "192.0.2.1";

    @Test
    void aClosedDoorDenies() throws IOException {
        assertThat(at(LOOPBACK).knock(LOOPBACK, closedPort())).isEqualTo("denied");
    }

    @Test
    void anAddressThatNobodyHasIsNotDenied() throws IOException {
        var port = closedPort();

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> at(NOBODYS).knock(LOOPBACK, port));
    }

    private static Outsider at(String address) {
        return new Outsider(address, "app", null, Path.of("ca.crt"));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
