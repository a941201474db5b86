package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.processes.Forks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL on this machine: makes data folders and starts servers on them. */
public final class PostgresInstallation {
    private final PostgresBinaries binaries;
    private final Account account;
    private final Forks forks;
    private final DataTemplates templates;

    private PostgresInstallation(
            PostgresBinaries binaries, Account account, Forks forks, Path templates) {
        this.binaries = binaries;
        this.account = account;
        this.forks = forks;
        this.templates = new DataTemplates(templates, this::initdb);
    }

    /** Unpacks the programs into {@code cache} unless they are there. */
    public static PostgresInstallation in(Path cache) {
        var forks = new Forks();
        return in(cache, AccountDetection.detect(forks), forks);
    }

    static PostgresInstallation in(Path cache, Account account, Forks forks) {
        var reachable = account.home(cache);
        var binaries = PostgresBinaries.unpackedIn(reachable);
        return new PostgresInstallation(
                binaries, account, forks, binaries.folder().resolveSibling("templates"));
    }

    public Account account() {
        return account;
    }

    /** Makes a data folder of its own identity. */
    public void initialise(DataFolder data, InitdbOptions options) {
        templates.copy(options, data.pgData());
        data.moveWalOut();
        account.own(data.pgData());
        data.wal().ifPresent(account::own);
    }

    /** Starts a server; what it says goes to the log. */
    public PostgresProcess start(Path pgData, Path log) {
        return start(pgData, log, Map.of());
    }

    /** Starts a server with settings that stand above those of its files. */
    public PostgresProcess start(Path pgData, Path log, Map<String, String> settings) {
        var words = new ArrayList<>(List.of("-D", pgData.toString()));
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var command = command("postgres", words);
        var builder = new ProcessBuilder(command).directory(pgData.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new PostgresProcess(forks.start(builder), forks);
    }

    /** Runs a short command as ourselves, who may send signals to the servers. */
    public Forks.Result run(List<String> command) {
        return forks.run(command);
    }

    /** Makes the folder, private and the account's. */
    public Path folder(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder.getParent(), e);
        }
        account.own(Folders.createPrivate(folder));
        return folder;
    }

    private void initdb(InitdbOptions options, Path pgData) {
        account.own(pgData);
        var words = new ArrayList<>(List.of("-D", pgData.toString(), "-U", "postgres", "-N"));
        words.addAll(options.words());
        var result = forks.run(command("initdb", words));
        if (result.exitStatus() != 0) {
            throw new IllegalArgumentException("initdb refused: " + lastLine(result.output()));
        }
    }

    private List<String> command(String program, List<String> words) {
        var command = new ArrayList<>(account.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(words);
        return command;
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> line.contains("error") || line.contains("FATAL"))
                .findFirst()
                .orElse(output.strip());
    }
}
