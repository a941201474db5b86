package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.contracts.spec.Storage;
import java.math.BigDecimal;
import java.util.Optional;

/** Volumes. */
final class StorageRules {
    private static final Quantity SMALLEST = new Quantity("1Gi");

    private StorageRules() {}

    static void apply(Storage storage, Check check) {
        if (storage != null) {
            size(storage.size(), check);
            storageClass(storage.storageClass(), check);
        }
    }

    static void size(Quantity size, Check check) {
        check.ifPresent(
                size,
                it -> {
                    check.at("size")
                            .that(
                                    it.amount().compareTo(SMALLEST.amount()) >= 0,
                                    "must be at least " + SMALLEST);
                    check.at("size")
                            .that(
                                    it.amount().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0,
                                    "is larger than any volume");
                });
    }

    static void storageClass(Optional<String> name, Check check) {
        name.ifPresent(it ->
                check.at("storageClass").that(Names.isSubdomain(it), "must be a Kubernetes name"));
    }
}
