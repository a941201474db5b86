package dev.pghaven.provisioner.fakes;

import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Archives;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Blob storage to which every closed segment comes at once, unless a test says otherwise. */
public final class InMemoryArchives implements Archives {
    private final Set<String> blobs = new TreeSet<>();
    private Optional<Look> trouble = Optional.empty();
    private int lateLooks;

    @Override
    public Look anythingIn(Archive archive) {
        return trouble.orElseGet(() ->
                blobs.stream()
                        .filter(it -> it.startsWith(archive.toString() + "/"))
                        .findFirst()
                        .<Look>map(Look.Found::new)
                        .orElseGet(Look.Nothing::new));
    }

    @Override
    public Look segment(Archive archive, String name) {
        if (lateLooks > 0) {
            lateLooks--;
            return new Look.Nothing();
        }
        return trouble.orElseGet(() -> new Look.Found(put(archive, name)));
    }

    /** An archive that somebody wrote before. */
    public String put(Archive archive, String name) {
        var blob = archive + "/wals/" + name;
        blobs.add(blob);
        return blob;
    }

    public void archiveLateBy(int looks) {
        lateLooks = looks;
    }

    public void archiveNothing() {
        lateLooks = Integer.MAX_VALUE;
    }

    public void answer(Look look) {
        trouble = Optional.of(look);
    }

    public void answerAgain() {
        trouble = Optional.empty();
    }
}
