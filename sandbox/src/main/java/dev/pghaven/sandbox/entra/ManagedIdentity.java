package dev.pghaven.sandbox.entra;

import java.util.Map;
import java.util.UUID;

/** A user assigned managed identity. */
public record ManagedIdentity(
        String resourceGroup,
        String name,
        String location,
        Map<String, String> tags,
        UUID clientId,
        UUID principalId) {

    public ManagedIdentity {
        tags = Map.copyOf(tags);
    }

    public ManagedIdentity withTags(Map<String, String> replaced) {
        return new ManagedIdentity(resourceGroup, name, location, replaced, clientId, principalId);
    }
}
