package dev.pghaven.backups.verify;

import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/** What comes after the look at the copy, or instead of it. */
@ApplicationScoped
class EndVerification {
    private final ResumeReplay replay;
    private final RemoveCopy removal;
    private final RecordVerdict verdict;

    EndVerification(ResumeReplay replay, RemoveCopy removal, RecordVerdict verdict) {
        this.replay = replay;
        this.removal = removal;
        this.verdict = verdict;
    }

    Outcome<Verifying> judge(Verifying it) {
        return Judge.judge(it);
    }

    Outcome<Verifying> resumeReplay(Verifying it) {
        return replay.resume(it);
    }

    Outcome<Verifying> removeCopy(Verifying it) {
        return removal.remove(it);
    }

    Outcome<Verifying> awaitCopyGone(Verifying it) {
        return removal.awaitGone(it);
    }

    Outcome<Verifying> record(Verifying it) {
        return verdict.record(it);
    }
}
