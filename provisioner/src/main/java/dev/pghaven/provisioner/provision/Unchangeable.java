package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Bootstrap;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.InitDb;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a repeated request cannot change of a cluster that stands. The operator takes another
 * bootstrap without a word, and never acts on it.
 */
final class Unchangeable {
    private Unchangeable() {}

    static List<String> objections(Provisioning it, Cluster existing) {
        return Optional.ofNullable(existing.spec().bootstrap())
                .map(Bootstrap::initdb)
                .map(before -> objections(InitDbSection.of(it), before))
                .orElseGet(List::of);
    }

    private static List<String> objections(InitDb asked, InitDb before) {
        return Stream.of(
                        objection("database", asked.database(), before.database()),
                        objection("owner", asked.owner(), before.owner()),
                        objection("encoding", asked.encoding(), before.encoding()),
                        objection("dataChecksums", asked.dataChecksums(), before.dataChecksums()),
                        objection("locale", asked.locale(), before.locale()),
                        objection(
                                "walSegmentSize", asked.walSegmentSize(), before.walSegmentSize()))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<String> objection(String field, Object asked, Object before) {
        return asked == null || Objects.equals(asked, before)
                ? Stream.empty()
                : Stream.of(
                        "spec.bootstrap.%s cannot change once the cluster exists: it is %s, not %s"
                                .formatted(field, before, asked));
    }
}
