package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds with one backup. Every other begins with the bare restore, so that neither always finds
 * what the other has brought into the caches.
 */
final class Series {
    private final VerifiedRestore verified;
    private final BareRestore bare;

    Series(VerifiedRestore verified, BareRestore bare) {
        this.verified = verified;
        this.bare = bare;
    }

    void warmUp() throws IOException, InterruptedException {
        bare.measure(verified.measure().evidence());
    }

    /** The first round must begin with a verification: it finds the place to restore up to. */
    SizeResult measure(int megabytes, String backup, int count)
            throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        var last = verifiedFirst(rounds);
        while (rounds.size() < count) {
            last = rounds.size() % 2 == 0 ? verifiedFirst(rounds) : bareFirst(rounds, last);
        }
        return result(megabytes, backup, last, rounds);
    }

    private JsonNode verifiedFirst(List<Round> rounds) throws IOException, InterruptedException {
        var proven = verified.measure();
        rounds.add(new Round("verified", proven.run(), bare.measure(proven.evidence())));
        return proven.evidence();
    }

    private JsonNode bareFirst(List<Round> rounds, JsonNode evidence)
            throws IOException, InterruptedException {
        var unproven = bare.measure(evidence);
        var proven = verified.measure();
        rounds.add(new Round("bare", proven.run(), unproven));
        return proven.evidence();
    }

    private static SizeResult result(
            int megabytes, String backup, JsonNode evidence, List<Round> rounds) {
        if (!evidence.path("backupId").asText().equals(backup)) {
            throw new BenchFailure("another backup was restored than " + backup);
        }
        return new SizeResult(
                megabytes,
                backup,
                evidence.path("rows").asLong(),
                evidence.path("bytes").asLong(),
                rounds);
    }
}
