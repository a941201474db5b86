package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.processes.Forks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds out whom PostgreSQL can run as on this machine. */
public final class AccountDetection {
    private static final int ROOT = 0;

    private AccountDetection() {}

    public static Account detect(Forks forks) {
        return usable(forks).getFirst();
    }

    /** All that would do here, the best one first. */
    static List<Account> usable(Forks forks) {
        if (ourUid() != ROOT) {
            return List.of(new Account.OrdinaryUser(System.getProperty("user.name")));
        }
        var namespace = new Account.UserNamespace();
        var nobody = otherUser("nobody");
        return works(namespace, forks) ? List.of(namespace, nobody) : List.of(nobody);
    }

    private static boolean works(Account account, Forks forks) {
        var command = Stream.concat(account.prefix().stream(), Stream.of("true")).toList();
        try {
            return forks.run(command).exitStatus() == 0;
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    private static int ourUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot find out who we are", e);
        }
    }

    /** A line is {@code name:password:uid:gid:…}. */
    private static Account otherUser(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields[0].equals(name))
                    .map(fields ->
                            new Account.OtherUser(name, number(fields[2]), number(fields[3])))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no user " + name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look up the user " + name, e);
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
