package dev.pghaven.sandbox.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File systems in memory, mounted over folders: root may, unless a container forbids it. */
final class Mounts {
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private Mounts() {}

    static void mount(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    }

    /** At once for those who come, and for a process that is just ending when it has ended. */
    static void unmount(Path folder) {
        run("umount", "--lazy", folder.toString());
    }

    /** Those that a sandbox left that was killed. */
    static void unmountBelow(Path folder) {
        try (var lines = Files.lines(TABLE)) {
            lines.map(line -> line.split(" ")[1].replace("\\040", " "))
                    .map(Path::of)
                    .filter(it -> it.startsWith(folder))
                    .toList()
                    .forEach(Mounts::unmount);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new MountRefused(said);
            }
        } catch (IOException e) {
            throw new MountRefused(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + String.join(" ", command), e);
        }
    }
}
