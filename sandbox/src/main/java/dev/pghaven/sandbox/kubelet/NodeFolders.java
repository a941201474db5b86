package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where volumes and pods have their folders, and where their logs are. */
public final class NodeFolders {
    /** A Unix socket's path has room for 107 bytes; its name takes 15. */
    private static final int LONGEST_SCRATCH_PATH = 90;

    private static final int SHORT_ID = 8;

    private final PostgresInstallation installation;
    private final Path home;
    private final Path logs;
    private final VolumeLimits limits;

    /** Takes away what an earlier sandbox left: its objects are gone, so nobody knows it. */
    public NodeFolders(PostgresInstallation installation, Path data) {
        this.installation = installation;
        this.home = installation.account().home(data.toAbsolutePath());
        this.logs = data.toAbsolutePath().resolve("logs");
        this.limits = new VolumeLimits(home.resolve("pvc"));
        Folders.delete(home.resolve("pvc"));
        Folders.delete(home.resolve("pods"));
    }

    public VolumeLimits limits() {
        return limits;
    }

    void createVolume(String namespace, String claimUid) {
        limits.apply(namespace, volume(claimUid));
    }

    Path volume(String claimUid) {
        return installation.folder(home.resolve("pvc").resolve(claimUid));
    }

    void deleteVolume(String claimUid) {
        limits.lift(home.resolve("pvc").resolve(claimUid));
        Folders.delete(home.resolve("pvc").resolve(claimUid));
    }

    Path scratch(ObjectMeta owner) {
        return installation.folder(scratchPath(owner));
    }

    void deleteScratch(ObjectMeta owner) {
        Folders.delete(scratchPath(owner));
    }

    /** Stays after the pod, as a node's log files do for a while. */
    Path log(ObjectMeta owner) {
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + logs, e);
        }
        return logs.resolve(owner.getNamespace() + "_" + owner.getName() + ".log");
    }

    private Path scratchPath(ObjectMeta owner) {
        var id = owner.getUid().substring(0, SHORT_ID);
        var path = home.resolve("pods").resolve(id);
        if (path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SCRATCH_PATH) {
            return path;
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "pghaven-pod-" + owner.getUid());
    }
}
