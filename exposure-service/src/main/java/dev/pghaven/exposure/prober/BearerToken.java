package dev.pghaven.exposure.prober;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a bearer token; what is wrong with a file is said without any of its content. */
final class BearerToken {
    /** The HTTP client would refuse anything else with the whole header in its message. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]+");

    private BearerToken() {}

    static String in(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (CharacterCodingException e) {
            throw malformed(file);
        }
        if (!FORM.matcher(text).matches()) {
            throw malformed(file);
        }
        return text;
    }

    private static IOException malformed(Path file) {
        return new IOException(
                "token file %s must hold one line of visible ASCII characters without spaces"
                        .formatted(file));
    }
}
