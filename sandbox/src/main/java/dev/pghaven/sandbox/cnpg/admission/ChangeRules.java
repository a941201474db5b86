package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import dev.pghaven.sandbox.cnpg.api.Storage;
import dev.pghaven.sandbox.cnpg.api.Tablespace;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What can never change, or only grow. */
final class ChangeRules {
    private ChangeRules() {}

    static List<FieldError> check(ClusterSpec before, ClusterSpec after) {
        var errors = new ArrayList<FieldError>();
        shrinking(before.storage(), after.storage(), "spec.storage", errors);
        shrinking(before.walStorage(), after.walStorage(), "spec.walStorage", errors);
        if (before.walStorage() != null && after.walStorage() == null) {
            errors.add(
                    FieldError.invalid(
                            "spec.walStorage",
                            "walStorage",
                            "walStorage cannot be disabled once the cluster is created"));
        }
        if (!Objects.equals(before.serviceAccountName(), after.serviceAccountName())) {
            errors.add(
                    FieldError.invalid(
                            "spec.serviceAccountName",
                            String.valueOf(after.serviceAccountName()),
                            "serviceAccountName is immutable"));
        }
        names(before)
                .filter(name -> names(after).noneMatch(name::equals))
                .forEach(name ->
                        errors.add(
                                FieldError.invalid(
                                        "spec.tablespaces", name, "no tablespace can be removed")));
        return errors;
    }

    private static void shrinking(
            Storage before, Storage after, String field, List<FieldError> errors) {
        if (hasSize(before) && hasSize(after) && amount(after).compareTo(amount(before)) < 0) {
            errors.add(
                    FieldError.invalid(
                            field + ".size",
                            after.size(),
                            "can't shrink existing storage from "
                                    + before.size()
                                    + " to "
                                    + after.size()));
        }
    }

    private static boolean hasSize(Storage storage) {
        return storage != null && storage.size() != null && StorageRules.isQuantity(storage.size());
    }

    private static BigDecimal amount(Storage storage) {
        return new Quantity(storage.size()).getNumericalAmount();
    }

    private static Stream<String> names(ClusterSpec spec) {
        return spec.tablespaces().stream().map(Tablespace::name);
    }
}
