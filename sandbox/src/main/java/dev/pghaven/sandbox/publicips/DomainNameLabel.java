package dev.pghaven.sandbox.publicips;

import java.util.Optional;
import java.util.regex.Pattern;

/** What Azure takes as the name of a public IP. */
final class DomainNameLabel {
    private static final Pattern VALID = Pattern.compile("^[a-z][a-z0-9-]{1,61}[a-z0-9]$");

    private DomainNameLabel() {}

    static Optional<AzureError> violation(String label) {
        if (VALID.matcher(label).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new AzureError(
                        "InvalidDomainNameLabel",
                        "The domain name label %s is invalid. It must conform to the following regular expression: %s."
                                .formatted(label, VALID)));
    }
}
