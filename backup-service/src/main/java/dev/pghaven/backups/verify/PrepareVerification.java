package dev.pghaven.backups.verify;

import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/** What comes before the source is touched. */
@ApplicationScoped
class PrepareVerification {
    private final CheckVerification request;
    private final CheckArchive archive;
    private final PrepareNamespace namespace;

    PrepareVerification(
            CheckVerification request, CheckArchive archive, PrepareNamespace namespace) {
        this.request = request;
        this.archive = archive;
        this.namespace = namespace;
    }

    Outcome<Verifying> checkRequest(Verifying it) {
        return request.check(it);
    }

    Outcome<Verifying> checkArchive(Verifying it) {
        return archive.check(it);
    }

    Outcome<Verifying> prepareNamespace(Verifying it) {
        return namespace.prepare(it);
    }
}
