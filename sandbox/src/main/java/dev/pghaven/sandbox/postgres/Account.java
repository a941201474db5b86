package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.processes.Forks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whom PostgreSQL's processes run as; it refuses to run as root. */
public sealed interface Account {
    /** The words before the program. */
    List<String> prefix();

    /** How PostgreSQL sees us when we connect over its socket: the name for {@code pg_ident}. */
    String ourName();

    /** Where data that is meant for {@code wanted} can lie so that the account reaches it. */
    Path home(Path wanted);

    /** Gives a file, or a folder with all that is in it, to the account. */
    void own(Path path);

    /** We are an ordinary user, and so are the processes. */
    record OrdinaryUser(String name) implements Account {
        @Override
        public List<String> prefix() {
            return Forks.tiedToUs();
        }

        @Override
        public String ourName() {
            return name;
        }

        @Override
        public Path home(Path wanted) {
            return wanted;
        }

        @Override
        public void own(Path path) {
            // What we write is the account's already.
        }
    }

    /**
     * We are root, and the processes live in a user namespace without any user: there every user,
     * they and we alike, is {@code nobody}, while the files stay root's.
     */
    record UserNamespace() implements Account {
        @Override
        public List<String> prefix() {
            return Stream.concat(Stream.of("unshare", "-U"), Forks.tiedToUs().stream()).toList();
        }

        @Override
        public String ourName() {
            return "nobody";
        }

        @Override
        public Path home(Path wanted) {
            return wanted;
        }

        @Override
        public void own(Path path) {
            // Root's files are the namespace's files.
        }
    }

    /** We are root, namespaces are forbidden, and the processes are another user's. */
    record OtherUser(String name, int uid, int gid) implements Account {
        @Override
        public List<String> prefix() {
            return Forks.tiedToUs("--reuid", "" + uid, "--regid", "" + gid, "--clear-groups");
        }

        @Override
        public String ourName() {
            return "root";
        }

        /** The folders above {@code wanted} may well be closed to the user. */
        @Override
        public Path home(Path wanted) {
            var key = Integer.toHexString(wanted.toAbsolutePath().normalize().hashCode());
            var temporary = Path.of(System.getProperty("java.io.tmpdir"));
            var home = Folders.createPrivate(temporary.resolve("pghaven-" + name + "-" + key));
            own(home);
            return home;
        }

        @Override
        public void own(Path path) {
            try (var all = Files.walk(path)) {
                for (Path each : (Iterable<Path>) all::iterator) {
                    Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(each, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give " + path + " to " + name, e);
            }
        }
    }
}
