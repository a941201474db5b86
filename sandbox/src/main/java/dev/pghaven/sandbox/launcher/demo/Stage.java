package dev.pghaven.sandbox.launcher.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
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

    /** Where the provisioner answers over HTTP. */
    URI provisioner();

    /** The names of the federated credentials that the pods' identity trusts, as ARM says. */
    List<String> federatedCredentials() throws IOException, InterruptedException;
}
