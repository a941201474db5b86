package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs a command as if in the container of an instance. It runs on this machine, on which it would
 * see and may do everything, so only a signal to the instance's own postmaster is sent.
 */
record ContainerCommand(PostgresInstallation installation, Path pgData) {
    private static final Pattern SIGNAL =
            Pattern.compile(
                    "kill -[A-Z0-9]+ \"?\\$\\(head -n ?1 \"?\\$PGDATA/postmaster\\.pid\"?\\)\"?");

    private static final int CANNOT_EXECUTE = 126;

    Result run(List<String> command) {
        return isSignal(command) ? inAShell(command.getLast()) : refused();
    }

    private static boolean isSignal(List<String> command) {
        return command.size() == 3
                && command.subList(0, 2).equals(List.of("sh", "-c"))
                && SIGNAL.matcher(command.getLast()).matches();
    }

    private Result inAShell(String script) {
        var result = installation.run(List.of("env", "PGDATA=" + pgData, "sh", "-c", script));
        return new Result(result.exitStatus(), "", result.output());
    }

    private static Result refused() {
        return new Result(
                CANNOT_EXECUTE,
                "",
                "the sandbox's containers run one command: sh -c 'kill -SIGNAL \"$(head -n 1"
                        + " \"$PGDATA/postmaster.pid\")\"'\n");
    }
}
