package dev.pghaven.sandbox.cnpg.command;

import java.nio.file.Path;
import java.util.List;

/**
 * The program that PostgreSQL runs in place of CNPG's {@code /controller/manager}: a shell script
 * that hands its words to the command port and ends as the answer says.
 */
public record ManagerCommand(Path script, String host, int port) {
    /** The script's text; it is the same for every instance. */
    public static final String TEXT =
            """
            #!/bin/bash
            # manager HOST PORT COMMAND ARGUMENT...: one line to the instance manager, one back.
            exec 3<>"/dev/tcp/$1/$2" || exit 1
            printf '%s\\n' "${*:3}" >&3
            IFS= read -r answer <&3 || answer='the instance manager did not answer'
            [ "$answer" = 'ok' ] && exit 0
            printf '%s\\n' "$answer" >&2
            exit 1
            """;

    /**
     * What to set as archive or restore command. The arguments may hold PostgreSQL's placeholders.
     */
    public String line(String command, String... arguments) {
        var words = List.of(Integer.toString(port), command, String.join(" ", arguments));
        return "/bin/bash " + quoted(script) + " " + host + " " + String.join(" ", words);
    }

    /** For the shell, and for PostgreSQL, to which a percent sign begins a placeholder. */
    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    }
}
