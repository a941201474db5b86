package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import java.util.Optional;

/**
 * What the watch makes of a look.
 *
 * @param dataAtRisk empty while the primary or the blob storage does not answer
 * @param change what is news to those who heard of the look before
 */
public record Verdict(
        Judgement judgement,
        Optional<DataAtRisk> dataAtRisk,
        Optional<Change> change,
        ArchiveMemory memory) {
    /** A stall begins or ends. */
    public sealed interface Change {}

    /** WAL no longer reaches the blobs. */
    public record StallBegan(Stalled stall) implements Change {}

    /** WAL reaches the blobs again. */
    public record StallEnded(Stalled stall) implements Change {}

    /**
     * @param memory with the stall that was told before
     */
    static Verdict of(Judgement judgement, Optional<DataAtRisk> risk, ArchiveMemory memory) {
        return switch (judgement) {
            case Stalled it -> stalled(it, risk, memory);
            case Judgement.Healthy it -> flowing(it, risk, memory);
            case Judgement.Idle it -> flowing(it, risk, memory);
            case Judgement.Undecided it -> new Verdict(it, risk, Optional.empty(), memory);
        };
    }

    private static Verdict stalled(Stalled now, Optional<DataAtRisk> risk, ArchiveMemory memory) {
        var stall =
                memory.stalled()
                        .map(it -> new Stalled(it.since(), now.cause(), now.reason()))
                        .orElse(now);
        Optional<Change> change =
                memory.stalled().isPresent()
                        ? Optional.empty()
                        : Optional.of(new StallBegan(stall));
        return new Verdict(stall, risk, change, memory.with(Optional.of(stall)));
    }

    private static Verdict flowing(
            Judgement judgement, Optional<DataAtRisk> risk, ArchiveMemory memory) {
        return new Verdict(
                judgement,
                risk,
                memory.stalled().map(StallEnded::new),
                memory.with(Optional.empty()));
    }
}
