package dev.pghaven.sandbox.launcher.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What runs, as somebody outside reaches it. */
public interface Stage {
    /** The sandbox's data folder. */
    Path folder();

    /** Where the example requests are. */
    Path examples();

    String bootstrapServers();

    KubernetesClient kubernetes();

    /** The address of a client out on the Internet that is to be let in. */
    String admittedClient();

    /** The address of one that is not. */
    String deniedClient();

    /** Where a service answers over HTTP. */
    URI service(String name);

    /** That of the instances. */
    CloudIdentity podIdentity() throws IOException;

    /** That of restored copies, which may only read. */
    CloudIdentity verificationIdentity() throws IOException;

    /** The names of the blobs whose names begin so, as the storage account lists them. */
    List<String> blobs(String prefix) throws IOException, InterruptedException;
}
