package dev.pghaven.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/** One run of the program inside the test: what it printed, and its exit status. */
record Run(int status, String out, String err) {
    static Run of(Map<String, String> variables, String... arguments) {
        return of(new Environment(variables, Optional.empty()), arguments);
    }

    static Run of(Environment environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var status =
                Pghaven.commandLine(environment)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}
