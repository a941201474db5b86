package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Postgresql;
import java.util.regex.Pattern;

/** The operator reads PostgreSQL's version from the image's tag, so there must be one. */
final class ImageRules {
    /** The first that has the role pg_read_all_data, which ours is a member of. */
    private static final int OLDEST_MAJOR = 14;

    private static final Pattern TAGGED =
            Pattern.compile("[^\\s@]+:(?<major>\\d{1,4})([.-][\\w.-]*)?(@sha256:[0-9a-f]{64})?");

    private ImageRules() {}

    static void apply(Postgresql postgresql, Check check) {
        postgresql.imageName().ifPresent(image -> image(image, check.at("imageName")));
        postgresql.majorVersion().ifPresent(major -> major(major, postgresql, check));
    }

    private static void image(String image, Check check) {
        var tag = TAGGED.matcher(image);
        var tagged = tag.matches();
        check.that(tagged, "must have a tag that begins with PostgreSQL's version, such as :18.1");
        check.that(
                !tagged || isSupported(tag.group("major")),
                "must be of PostgreSQL " + OLDEST_MAJOR + " or later");
    }

    private static boolean isSupported(String major) {
        return Integer.parseInt(major) >= OLDEST_MAJOR;
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
