package dev.pghaven.contracts.rules;

import java.util.regex.Pattern;

/** The forms of names that PostgreSQL, Kubernetes and Azure accept. */
final class Names {
    private static final int MAX_IDENTIFIER = 63;
    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;

    // CNPG accepts the same form for tablespaces: pkg/postgres/identifier.go, v1.30.0.
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_$]*");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_PART =
            Pattern.compile("[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?");
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)+[a-z]([-a-z0-9]*[a-z0-9])?");

    private static final Pattern SCHEDULE = Pattern.compile("[a-z]([-a-z0-9]{0,18}[a-z0-9])?");

    static final String SCHEDULE_NAME_RULE =
            "must be at most 20 small letters, digits and dashes, and begin with a letter";

    private Names() {}

    static boolean isScheduleName(String text) {
        return SCHEDULE.matcher(text).matches();
    }

    static boolean isIdentifier(String text) {
        return text.length() <= MAX_IDENTIFIER && IDENTIFIER.matcher(text).matches();
    }

    static boolean isSubdomain(String text) {
        return text.length() <= MAX_SUBDOMAIN && SUBDOMAIN.matcher(text).matches();
    }

    static boolean isHost(String text) {
        return text.length() <= MAX_SUBDOMAIN && HOST.matcher(text).matches();
    }

    static boolean isLabelKey(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? isLabelPart(text)
                : isSubdomain(text.substring(0, slash)) && isLabelPart(text.substring(slash + 1));
    }

    /** Whether nothing in a text could end the line of a configuration file. */
    static boolean isOneLine(String text) {
        return text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\t');
    }

    static boolean isLabelValue(String text) {
        return text.isEmpty() || isLabelPart(text);
    }

    private static boolean isLabelPart(String text) {
        return text.length() <= MAX_LABEL && LABEL_PART.matcher(text).matches();
    }
}
