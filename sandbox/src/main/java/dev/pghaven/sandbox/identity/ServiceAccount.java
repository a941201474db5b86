package dev.pghaven.sandbox.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A service account, as the subject of its tokens names it. */
public record ServiceAccount(String namespace, String name) {
    private static final Pattern SUBJECT = Pattern.compile("system:serviceaccount:([^:]+):([^:]+)");

    public static Optional<ServiceAccount> fromSubject(String subject) {
        var match = SUBJECT.matcher(subject);
        return match.matches()
                ? Optional.of(new ServiceAccount(match.group(1), match.group(2)))
                : Optional.empty();
    }

    public String subject() {
        return "system:serviceaccount:" + namespace + ":" + name;
    }
}
