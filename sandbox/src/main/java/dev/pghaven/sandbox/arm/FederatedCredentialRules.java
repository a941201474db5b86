package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.FederatedCredential;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Azure demands of a federated credential. */
final class FederatedCredentialRules {
    private static final int MOST_PER_IDENTITY = 20;
    private static final int LONGEST = 600;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}");

    private FederatedCredentialRules() {}

    /** The first rule that the wish breaks. */
    static Optional<ArmAnswer> violated(
            String name, JsonObject wish, List<FederatedCredential> others) {
        if (!NAME.matcher(name).matches()) {
            return refused("The credential's name '" + name + "' does not match " + NAME + ".");
        }
        for (var field : List.of("issuer", "subject")) {
            if (isBlankOrLong(wish.getString(field))) {
                return refused("'" + field + "' must have 1 to " + LONGEST + " characters.");
            }
        }
        if (!wish.getString("issuer").startsWith("https://")) {
            return refused("'issuer' must be an https URL.");
        }
        var audiences = wish.getJsonArray("audiences");
        if (audiences == null || audiences.size() != 1 || isBlankOrLong(audiences.getString(0))) {
            return refused("'audiences' must hold exactly one audience.");
        }
        if (others.stream().anyMatch(it -> trustsTheSame(it, wish))) {
            return refused(
                    "Issuer and subject combination already exists for this Managed Identity.");
        }
        return others.size() < MOST_PER_IDENTITY
                ? Optional.empty()
                : refused(
                        "No more than " + MOST_PER_IDENTITY + " credentials fit on one identity.");
    }

    private static boolean isBlankOrLong(String value) {
        return value == null || value.isBlank() || value.length() > LONGEST;
    }

    private static boolean trustsTheSame(FederatedCredential known, JsonObject wish) {
        return known.issuer().equals(wish.getString("issuer"))
                && known.subject().equals(wish.getString("subject"));
    }

    private static Optional<ArmAnswer> refused(String message) {
        return Optional.of(ArmAnswer.badRequest(message));
    }
}
