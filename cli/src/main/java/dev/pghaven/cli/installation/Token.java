package dev.pghaven.cli.installation;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bearer token. The file is read for every request, because others renew it.
 *
 * @param value where no file is named
 */
record Token(Optional<Path> file, Optional<String> value) {

    /** Empty where there is none; it never goes over the network in plain text. */
    Optional<String> headerFor(URI target) {
        var token = file.map(Token::content).or(() -> value);
        if (token.isPresent() && !isPrivate(target)) {
            throw new Failure(
                    Exit.USAGE,
                    "url: a token goes over https, or to this machine, but not to " + target);
        }
        return token.map(it -> "Bearer " + it);
    }

    private static boolean isPrivate(URI target) {
        return target.getScheme().equals("https")
                || target.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "token-file: %s cannot be read (%s)".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Token[file=" + file + "]";
    }
}
