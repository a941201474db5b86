package dev.pghaven.sandbox;

import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks before anything starts whether every port is free, so that nothing is left half started.
 */
final class FreePorts {
    private FreePorts() {}

    static void require(Network network) {
        wanted(network).forEach(FreePorts::require);
    }

    private static Map<String, HostPort> wanted(Network network) {
        var wanted = new LinkedHashMap<String, HostPort>();
        wanted.put("the Kubernetes API", network.apiServer());
        wanted.put("Kafka", network.kafka());
        wanted.put("Kafka's controller", network.kafkaController());
        wanted.put("the operation store", network.store());
        wanted.put("Azure", network.azure());
        wanted.put("blob storage", network.blobGateway());
        wanted.put("Azurite", network.blobs());
        wanted.put("the sandbox's control", network.control());
        return wanted;
    }

    private static void require(String what, HostPort address) {
        try (var socket = new ServerSocket()) {
            socket.bind(address.toSocketAddress());
        } catch (IOException e) {
            throw new StartFailure(
                    "%s cannot listen on %s (%s); stop what does, or choose another --network"
                            .formatted(what, address, e.getMessage()),
                    e);
        }
    }
}
