package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Instance;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** Looks for anything that a removed cluster may have left: objects, credentials, processes. */
final class RemovedCluster {
    private static final Duration GARBAGE_COLLECTION = Duration.ofSeconds(5);
    private static final int POSTGRESQL = 5432;

    private final Remains remains;
    private final Stage stage;

    RemovedCluster(Remains remains, Stage stage) {
        this.remains = remains;
        this.stage = stage;
    }

    void check(Checks checks, ProvisionedCluster provisioned) {
        checks.within(GARBAGE_COLLECTION, "objects in the namespace", List.of(), remains::names);
        checks.that(
                "federated credentials of the pods' identity",
                List.of(),
                () -> stage.podIdentity().names());
        provisioned
                .instances()
                .forEach(it ->
                        checks.within(
                                GARBAGE_COLLECTION,
                                "PostgreSQL of " + it.name(),
                                "Connection refused",
                                () -> connect(it)));
    }

    private static String connect(Instance instance) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(instance.address(), POSTGRESQL), 2000);
            return "still answers";
        } catch (java.net.ConnectException e) {
            return e.getMessage();
        }
    }
}
