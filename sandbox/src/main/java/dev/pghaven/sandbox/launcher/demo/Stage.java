package dev.pghaven.sandbox.launcher.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the demo needs of the running sandbox and services. */
public interface Stage {
    /** The sandbox's data folder. */
    Path folder();

    /** Where the example requests are. */
    Path examples();

    String bootstrapServers();

    KubernetesClient kubernetes();

    OperationView operations();

    /** The names of the federated credentials that the pods' identity trusts, as ARM says. */
    List<String> federatedCredentials() throws IOException;
}
