package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import dev.pghaven.sandbox.cnpg.api.Storage;
import dev.pghaven.sandbox.cnpg.api.Tablespace;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every volume has a size, and tablespaces have names that SQL and Kubernetes both take. */
final class StorageRules {
    private static final Pattern TABLESPACE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");

    private StorageRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        if (spec.storage() == null) {
            errors.add(FieldError.required("spec.storage", "storage has to be defined"));
        }
        size(spec.storage(), "spec.storage").ifPresent(errors::add);
        size(spec.walStorage(), "spec.walStorage").ifPresent(errors::add);
        tablespaces(spec.tablespaces(), errors);
        return errors;
    }

    private static Optional<FieldError> size(Storage storage, String field) {
        if (storage == null) {
            return Optional.empty();
        }
        if (storage.size() == null || storage.size().isEmpty()) {
            return hasTemplateSize(storage)
                    ? Optional.empty()
                    : Optional.of(
                            FieldError.invalid(
                                    field + ".size",
                                    "",
                                    "Size not configured. Please add it, or a storage request in"
                                            + " the pvcTemplate."));
        }
        return isQuantity(storage.size())
                ? Optional.empty()
                : Optional.of(
                        FieldError.invalid(
                                field + ".size", storage.size(), "Size value isn't valid"));
    }

    private static boolean hasTemplateSize(Storage storage) {
        var template = storage.pvcTemplate();
        return template != null
                && template.getResources() != null
                && template.getResources().getRequests() != null
                && template.getResources().getRequests().containsKey("storage");
    }

    static boolean isQuantity(String text) {
        try {
            return new Quantity(text).getNumericalAmount().signum() > 0;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static void tablespaces(List<Tablespace> tablespaces, List<FieldError> errors) {
        var names = new HashSet<String>();
        for (int i = 0; i < tablespaces.size(); i++) {
            var tablespace = tablespaces.get(i);
            var field = "spec.tablespaces[" + i + "]";
            if (!TABLESPACE.matcher(tablespace.name()).matches()) {
                errors.add(
                        FieldError.invalid(
                                field + ".name", tablespace.name(), "not a valid tablespace name"));
            }
            if (tablespace.name().startsWith("pg_")) {
                errors.add(
                        FieldError.invalid(
                                field + ".name", tablespace.name(), "the prefix pg_ is reserved"));
            }
            if (!names.add(tablespace.volumeName())) {
                errors.add(FieldError.duplicate(field + ".name", tablespace.name()));
            }
            size(tablespace.storage(), field + ".storage").ifPresent(errors::add);
        }
    }
}
