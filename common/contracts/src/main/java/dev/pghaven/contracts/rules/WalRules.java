package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of WAL must fit its volume: a full one stops the primary. CNPG itself only compares
 * min_wal_size, max_wal_size and the volume.
 */
final class WalRules {
    private static final String UNLIMITED = "-1";
    private static final String MAX_SLOT = "max_slot_wal_keep_size";

    /** CNPG's default where it is not asked for. */
    private static final String WAL_KEEP_SIZE = "512MB";

    private WalRules() {}

    static void apply(Map<String, String> parameters, Quantity volume, Check check) {
        check.at(MAX_SLOT)
                .that(
                        !UNLIMITED.equals(parameters.get(MAX_SLOT)),
                        "must not be unlimited: an absent standby would fill the WAL volume");
        Stream.of("min_wal_size", "max_wal_size", MAX_SLOT, "wal_keep_size")
                .filter(parameters::containsKey)
                .filter(name -> !UNLIMITED.equals(parameters.get(name)))
                .forEach(name ->
                        check.at(name)
                                .that(
                                        isSize(parameters.get(name)),
                                        "must be a size with its unit, such as 1GB"));
        inOrder(parameters, check);
        withinVolume(parameters, volume, check);
    }

    private static void inOrder(Map<String, String> parameters, Check check) {
        var least = size(parameters, "min_wal_size", "80MB");
        var most = size(parameters, "max_wal_size", "1GB");
        check.at("min_wal_size")
                .that(
                        least.orElse(0L) < most.orElse(Long.MAX_VALUE),
                        "must be less than max_wal_size");
    }

    private static void withinVolume(Map<String, String> parameters, Quantity volume, Check check) {
        var checkpoints = size(parameters, "max_wal_size", "1GB").orElse(0L);
        var standbys =
                Math.max(
                        size(parameters, MAX_SLOT, "0B").orElse(0L),
                        size(parameters, "wal_keep_size", WAL_KEEP_SIZE).orElse(0L));
        check.at("max_wal_size")
                .that(
                        checkpoints + standbys < volume.bytes(),
                        "and what is kept for standbys (max_slot_wal_keep_size, wal_keep_size)"
                                + " must together be less than the WAL volume, which is "
                                + volume);
    }

    private static boolean isSize(String text) {
        return MemorySize.bytes(text).isPresent();
    }

    /** Empty for what is no size: that was reported already. */
    private static Optional<Long> size(
            Map<String, String> parameters, String name, String otherwise) {
        return MemorySize.bytes(parameters.getOrDefault(name, otherwise));
    }
}
