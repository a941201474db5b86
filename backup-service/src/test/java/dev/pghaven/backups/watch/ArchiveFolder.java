package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.InMemoryArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder to which PostgreSQL's archive command stores segments, or does what a test says. */
final class ArchiveFolder {
    /** One that hangs ends when it is told to do something else. */
    private static final String COMMAND =
            """
            cd '%s'
            case "$(cat mode)" in
                store) cp "$1" "wals/$2.tmp" && mv "wals/$2.tmp" "wals/$2" ;;
                fail)  echo 'no space left on device' >&2; exit 1 ;;
                lie)   exit 0 ;;
                hang)  while [ "$(cat mode)" = hang ]; do sleep 0.1; done; exit 1 ;;
            esac
            """;

    private final Path folder;
    private Optional<ArchiveUnavailable> outage = Optional.empty();

    ArchiveFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("wals"));
        Files.writeString(folder.resolve("archive.sh"), COMMAND.formatted(folder));
        commandWill("store");
    }

    String command(Path data) {
        return "bash %s %s/%%p %%f".formatted(folder.resolve("archive.sh"), data);
    }

    void commandWill(String mode) {
        try {
            Files.writeString(folder.resolve("mode"), mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void containerIs(ArchiveUnavailable.Cause why) {
        outage = Optional.of(new ArchiveUnavailable(why, "the test took it away", null));
    }

    void answers() {
        outage = Optional.empty();
    }

    /** As it is now, in Barman's layout. */
    Archive archive() {
        var archive = new InMemoryArchive();
        try (var files = Files.list(folder.resolve("wals"))) {
            for (var file : files.filter(it -> !it.toString().endsWith(".tmp")).toList()) {
                var name = file.getFileName().toString();
                archive.putSized(
                        "orders/wals/%s/%s".formatted(name.substring(0, 16), name),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        outage.ifPresent(archive::fail);
        return archive;
    }
}
