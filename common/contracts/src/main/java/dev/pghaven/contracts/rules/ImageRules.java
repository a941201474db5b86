package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Postgresql;
import java.util.regex.Pattern;

/** The operator reads PostgreSQL's version from the image's tag, so there must be one. */
final class ImageRules {
    private static final int OLDEST_MAJOR = 12;
    private static final Pattern TAGGED =
            Pattern.compile("[^\\s@]+:(?<major>\\d+)([.-][\\w.-]*)?(@sha256:[0-9a-f]{64})?");

    private ImageRules() {}

    static void apply(Postgresql postgresql, Check check) {
        postgresql
                .imageName()
                .ifPresent(image ->
                        check.at("imageName")
                                .that(
                                        TAGGED.matcher(image).matches(),
                                        "must have a tag that begins with PostgreSQL's"
                                                + " version, such as :18.1"));
        postgresql.majorVersion().ifPresent(major -> major(major, postgresql, check));
    }

    private static void major(int major, Postgresql postgresql, Check check) {
        check.at("majorVersion").that(major >= OLDEST_MAJOR, "must be at least " + OLDEST_MAJOR);
        postgresql
                .imageName()
                .map(TAGGED::matcher)
                .filter(tag -> tag.matches())
                .ifPresent(tag ->
                        check.at("majorVersion")
                                .that(
                                        tag.group("major").equals("" + major),
                                        "must be that of the image's tag, which is "
                                                + tag.group("major")));
    }
}
