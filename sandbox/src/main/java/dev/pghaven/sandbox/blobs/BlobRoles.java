package dev.pghaven.sandbox.blobs;

import static dev.pghaven.sandbox.azure.AzureNames.BACKUP_SERVICE_IDENTITY;
import static dev.pghaven.sandbox.azure.AzureNames.POD_IDENTITY;
import static dev.pghaven.sandbox.azure.AzureNames.PROVISIONER_IDENTITY;
import static dev.pghaven.sandbox.azure.AzureNames.VERIFICATION_IDENTITY;

import dev.pghaven.sandbox.entra.ManagedIdentity;
import dev.pghaven.sandbox.faults.Switch;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The role assignments of the storage account; a switch takes them away and gives others. */
public final class BlobRoles implements Switch {
    private static final Map<ManagedIdentity, BlobRole> ASSIGNED =
            Map.of(
                    POD_IDENTITY, BlobRole.CONTRIBUTOR,
                    BACKUP_SERVICE_IDENTITY, BlobRole.CONTRIBUTOR,
                    VERIFICATION_IDENTITY, BlobRole.READER,
                    PROVISIONER_IDENTITY, BlobRole.READER);

    private static final Map<UUID, String> NAMES =
            ASSIGNED.keySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    ManagedIdentity::clientId, ManagedIdentity::name));

    private final AtomicReference<Map<String, BlobRole>> changed = new AtomicReference<>(Map.of());

    /** Empty for an identity that the account has never heard of. */
    Optional<String> nameOf(UUID clientId) {
        return Optional.ofNullable(NAMES.get(clientId));
    }

    BlobRole of(String identity) {
        return ASSIGNED.entrySet().stream()
                .filter(it -> it.getKey().name().equals(identity))
                .map(it -> changed.get().getOrDefault(identity, it.getValue()))
                .findFirst()
                .orElse(BlobRole.NONE);
    }

    @Override
    public JsonObject state() {
        var state = new JsonObject();
        new TreeMap<>(changed.get()).forEach((name, role) -> state.put(name, role.word()));
        return state;
    }

    /** {@code {"mi-pghaven-workload": "none"}}; whom it does not name has its own role again. */
    @Override
    public void set(JsonObject roles) {
        changed.set(
                roles.fieldNames().stream()
                        .map(BlobRoles::known)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        it -> BlobRole.named("" + roles.getValue(it)))));
    }

    @Override
    public void clear() {
        changed.set(Map.of());
    }

    private static String known(String identity) {
        if (!NAMES.containsValue(identity)) {
            throw new IllegalArgumentException(
                    "no identity '"
                            + identity
                            + "', only "
                            + NAMES.values().stream().sorted().toList());
        }
        return identity;
    }
}
