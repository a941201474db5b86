package dev.pghaven.operations.store;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Facts about one subject, said at one moment for one cause or none, as the tail of a statement:
 * they are numbered and go to the outbox if the statement's gate has a row.
 */
record Said(
        URI source, String subject, Optional<String> cause, Instant time, List<Identified> facts) {

    /** A fact and its id. */
    record Identified(UUID id, Fact fact) {}

    /**
     * @param gate a common table expression of at most one row that stands before this one
     */
    static String after(String gate) {
        return """
        given as materialized (
            select ?::text as source, ?::text as subject, ?::text as cause,
                   ?::timestamptz as time, ?::uuid[] as ids, ?::text[] as types,
                   ?::text[] as bodies
            from %s),
        numbered as (
            insert into $s.stream_sequence as q (subject, last)
            select subject, cardinality(ids) from given where cardinality(ids) > 0
            on conflict (subject) do update set last = q.last + excluded.last
            returning last),
        said as (
            insert into $s.outbox
                (id, type, subject, source, time, causation_id, sequence, body)
            select f.id, f.type, g.subject, g.source, g.time, g.cause,
                   n.last - cardinality(g.ids) + f.place, f.body::json
            from given g cross join numbered n
            cross join unnest(g.ids, g.types, g.bodies)
                with ordinality as f(id, type, body, place)
            order by f.place)
        """
                .formatted(gate);
    }

    Parameters into(Parameters parameters) throws SQLException {
        return parameters
                .text(source.toString())
                .text(subject)
                .text(cause)
                .instant(time)
                .ids(facts.stream().map(Identified::id).toList())
                .texts(facts.stream().map(it -> wireName(it.fact())).toList())
                .texts(facts.stream().map(it -> Json.write(it.fact())).toList());
    }

    private static String wireName(Fact fact) {
        return Vocabulary.wireName(fact.getClass());
    }
}
