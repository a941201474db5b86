package dev.pghaven.exposure;

import java.util.List;
import java.util.Optional;

/** Public IP addresses of the Azure subscription that AKS is in. */
public interface PublicIps {
    Optional<PublicIpAddress> find(String resourceGroup, String name);

    /** All that our own identity may see, which may be none. */
    List<PublicIpAddress> visible();
}
