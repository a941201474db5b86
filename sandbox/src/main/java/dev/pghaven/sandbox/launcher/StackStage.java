package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.client.CloudIdentity;
import dev.pghaven.sandbox.launcher.client.Stage;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The demo's view of what the launcher has started. */
record StackStage(Where where, Stack stack) implements Stage {

    @Override
    public Path folder() {
        return where.data();
    }

    @Override
    public Path examples() {
        return where.root().resolve("examples");
    }

    @Override
    public String bootstrapServers() {
        return stack.endpoints().at("/kafka/bootstrapServers");
    }

    @Override
    public KubernetesClient kubernetes() {
        try {
            var kubeconfig =
                    Files.readString(Path.of(stack.endpoints().at("/apiServer/kubeconfig")));
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(kubeconfig))
                    .build();
        } catch (IOException e) {
            throw new StartFailure(
                    "the sandbox's kubeconfig cannot be read: " + e.getMessage(), "");
        }
    }

    @Override
    public String admittedClient() {
        return Prober.OFFICE.address(stack.endpoints());
    }

    @Override
    public String deniedClient() {
        return Prober.STRANGER.address(stack.endpoints());
    }

    @Override
    public URI service(String name) {
        return Services.named(name).url(stack.endpoints());
    }

    @Override
    public CloudIdentity podIdentity() throws IOException {
        return identity("/azure/podIdentity");
    }

    @Override
    public CloudIdentity verificationIdentity() throws IOException {
        return identity("/azure/verificationIdentity");
    }

    private CloudIdentity identity(String pointer) throws IOException {
        return new ResourceManagerIdentity(
                AzureAccess.of(stack.endpoints()), stack.endpoints(), pointer);
    }

    @Override
    public List<String> blobs(String prefix) throws IOException, InterruptedException {
        return new BlobList(AzureAccess.of(stack.endpoints()), stack.endpoints()).names(prefix);
    }
}
