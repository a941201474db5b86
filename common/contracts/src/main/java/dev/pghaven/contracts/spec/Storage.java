package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A volume per instance.
 *
 * @param storageClass the Kubernetes cluster's default class when absent
 */
public record Storage(@Required Quantity size, Optional<String> storageClass) {
    private static final long SMALLEST_WAL_MEBIBYTES = 2048;

    public Storage {
        storageClass = Objects.requireNonNullElse(storageClass, Optional.empty());
    }

    public static Storage ofSize(String size) {
        return new Storage(Quantity.parse(size), Optional.empty());
    }

    /** Half the data volume, of the same class: WAL grows with writing, not with keeping. */
    public static Storage forWalBeside(Storage data) {
        if (data == null || data.size() == null) {
            return new Storage(Quantity.ofMebibytes(SMALLEST_WAL_MEBIBYTES), Optional.empty());
        }
        var half = Math.max(SMALLEST_WAL_MEBIBYTES, data.size().mebibytes() / 2);
        return new Storage(Quantity.ofMebibytes(half), data.storageClass());
    }
}
