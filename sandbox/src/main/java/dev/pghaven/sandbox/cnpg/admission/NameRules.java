package dev.pghaven.sandbox.cnpg.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Services are named after the cluster, so its name is a DNS-1035 label with room for more. */
final class NameRules {
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final int LONGEST = 50;

    private NameRules() {}

    static List<FieldError> check(String name) {
        var errors = new ArrayList<FieldError>();
        if (!LABEL.matcher(name).matches()) {
            errors.add(
                    FieldError.invalid(
                            "metadata.name", name, "cluster name must be a valid DNS label"));
        }
        if (name.length() > LONGEST) {
            errors.add(
                    FieldError.invalid(
                            "metadata.name",
                            name,
                            "the maximum length of a cluster name is " + LONGEST + " characters"));
        }
        return errors;
    }
}
