package dev.pghaven.sandbox.identity;

import dev.pghaven.sandbox.files.AtomicFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the token files of service accounts fresh, as the kubelet does with a pod's projected
 * volumes; the services run outside of pods here.
 */
public final class ProjectedTokens implements AutoCloseable {
    private final Path folder;
    private final ServiceAccountTokens tokens;
    private final Duration lifetime;
    private final ScheduledExecutorService renewals;

    public ProjectedTokens(Path folder, ServiceAccountTokens tokens, Duration lifetime) {
        this.folder = folder;
        this.tokens = tokens;
        this.lifetime = lifetime;
        this.renewals =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("token-renewal").factory());
    }

    /** Where the files of an account are, as soon as they are projected. */
    public Files of(ServiceAccount account) {
        return Files.of(folder.resolve(account.namespace()).resolve(account.name()));
    }

    /**
     * Writes the account's files now, and again each time when half of their life is over.
     *
     * @param uid of the account's object
     */
    public Files project(ServiceAccount account, String uid) {
        var files = of(account);
        write(account, uid, files);
        long half = lifetime.dividedBy(2).toMillis();
        renewals.scheduleAtFixedRate(
                () -> write(account, uid, files), half, half, TimeUnit.MILLISECONDS);
        return files;
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }

    private void write(ServiceAccount account, String uid, Files files) {
        AtomicFile.replacePrivate(
                files.kubernetes(), token(account, uid, ServiceAccountTokens.KUBERNETES));
        AtomicFile.replacePrivate(files.azure(), token(account, uid, ServiceAccountTokens.AZURE));
    }

    private String token(ServiceAccount account, String uid, String audience) {
        return tokens.issue(account, uid, List.of(audience), lifetime).token();
    }

    /** One account's files: for the API server, and for the exchange at Entra. */
    public record Files(Path kubernetes, Path azure) {
        static Files of(Path folder) {
            return new Files(folder.resolve("kubernetes-token"), folder.resolve("azure-token"));
        }
    }
}
