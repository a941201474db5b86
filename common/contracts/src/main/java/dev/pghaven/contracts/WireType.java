package dev.pghaven.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/** A CloudEvents type of ours: {@code dev.pghaven.<Name>.v<version>}. */
record WireType(String name, int version) {
    private static final int CURRENT = 1;
    private static final Pattern FORM =
            Pattern.compile("dev\\.pghaven\\.(\\w{1,64})\\.v(\\d{1,4})");

    static WireType current(String name) {
        return new WireType(name, CURRENT);
    }

    static Optional<WireType> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new WireType(form.group(1), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    boolean isCurrent() {
        return version == CURRENT;
    }

    String text() {
        return "dev.pghaven." + name + ".v" + version;
    }
}
