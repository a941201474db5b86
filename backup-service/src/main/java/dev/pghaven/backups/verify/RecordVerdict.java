package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.backups.verify.RestoreProof.Verdict;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RestoreEvidence;
import dev.pghaven.contracts.RestoreRefuted;
import dev.pghaven.contracts.RestoreVerified;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says the verdict, and writes it into the history of the cluster's proofs. */
@ApplicationScoped
class RecordVerdict {
    private final RestoreProofs proofs;

    RecordVerdict(RestoreProofs proofs) {
        this.proofs = proofs;
    }

    /** Without a judgement the engine says that there is none. */
    Outcome<Verifying> record(Verifying it) {
        proofs.record(proof(it));
        return it.judgement()
                .<Outcome<Verifying>>map(judgement -> done(it, fact(it, judgement)))
                .orElseGet(() -> done(it));
    }

    private static RestoreProof proof(Verifying it) {
        var evidence = it.judgement().map(Judgement::evidence);
        return new RestoreProof(
                it.operation(),
                it.cluster(),
                it.judgement().map(RecordVerdict::verdict).orElse(Verdict.INCONCLUSIVE),
                it.start().map(StartingPoint::backupId),
                Instant.now(),
                evidence.flatMap(RestoreEvidence::timeToRestore),
                evidence.flatMap(RestoreEvidence::dataAge));
    }

    private static Verdict verdict(Judgement judgement) {
        return judgement.verified() ? Verdict.VERIFIED : Verdict.REFUTED;
    }

    private static Fact fact(Verifying it, Judgement judgement) {
        return judgement.verified()
                ? new RestoreVerified(it.cluster(), it.operation(), judgement.evidence())
                : new RestoreRefuted(
                        it.cluster(),
                        it.operation(),
                        it.findings().first(),
                        it.findings().inAll(),
                        judgement.evidence());
    }
}
