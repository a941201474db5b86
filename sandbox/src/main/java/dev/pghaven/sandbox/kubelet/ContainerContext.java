package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a node gives to a container: whom it belongs to, its address, its claims' folders by volume
 * name, a folder that goes when the pod goes, and a file for what it says.
 */
public record ContainerContext(
        ObjectMeta metadata, String ip, Map<String, Path> volumes, Path scratch, Path log) {

    public String label(String name) {
        return metadata.getLabels().get(name);
    }
}
