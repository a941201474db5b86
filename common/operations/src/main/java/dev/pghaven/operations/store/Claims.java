package dev.pghaven.operations.store;

import dev.pghaven.operations.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due operations for a runner, each together with its cluster's lock: begun ones whose runner
 * is gone keep the lock, unless they have given it back, and get a new token, the others get it
 * when it is their turn. What is in nobody's hands any more, although it carries this runner's
 * name, is taken as well.
 */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /** Whose turn it may be. Decided again below, when nobody else decides for these clusters. */
    private static final String CANDIDATES =
            """
            select id, begins from (
                select o.id, o.cluster, not o.cluster_released and l.token is null as begins
                from $s.operation o
                left join coordination.cluster_lock l on l.operation = o.id
                where (o.cluster_released or l.operation is not null)
                  and o.status in ('QUEUED', 'RUNNING')
                  and o.workflow = any (?)
                  and o.due <= clock_timestamp()
                  and o.id <> all (?)
                  and o.id <> all (?)
                  and exists (select 1 from $s.runner r
                              where r.id = ? and r.leased_until > clock_timestamp())
                  and (o.runner is null
                       or o.runner = ?
                       or not exists (select 1 from $s.runner r
                                      where r.id = o.runner
                                        and r.leased_until > clock_timestamp()))
                  and (o.cluster_released
                       or l.token is not null
                       or not exists (select 1 from coordination.cluster_lock other
                                      where other.cluster = l.cluster
                                        and coordination.blocks(other, l)))
                order by o.requested_at, o.id
                limit ?
                for update of o skip locked) candidate
            where not begins or\s\
            """
                    + AdvisoryLocks.forQueueOf("candidate.cluster");

    private static final String TAKE =
            """
            with granted as (
                update coordination.cluster_lock l
                set token = nextval('coordination.fencing_token')
                where l.operation = any (?)
                  and (l.token is not null
                       or not exists (select 1 from coordination.cluster_lock other
                                      where other.cluster = l.cluster
                                        and coordination.blocks(other, l)))
                returning l.operation, l.token, l.access),
            taken as (
                select * from granted
                union all
                select id, nextval('coordination.fencing_token'), 'NONE'
                from $s.operation where id = any (?) and cluster_released)
            update $s.operation o
            set status = 'RUNNING', runner = ?, token = taken.token,
                since = coalesce(o.since, clock_timestamp()), revision = o.revision + 1
            from taken
            where o.id = taken.operation
            returning taken.access,\s\
            """
                    + OperationRow.COLUMNS;

    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();
    private final Database database;
    private final Cancellations cancellations;
    private final String candidates;
    private final String take;
    private final UUID runner;
    private final Collection<String> workflows;

    public Claims(
            DataSource dataSource,
            Schema schema,
            UUID runner,
            Collection<String> workflows,
            Cancellations cancellations) {
        this.database = new Database(dataSource);
        this.cancellations = cancellations;
        this.candidates = schema.in(CANDIDATES);
        this.take = schema.in(TAKE);
        this.runner = runner;
        this.workflows = List.copyOf(workflows);
    }

    /**
     * @param inHand what the runner is at, which it must not take a second time
     */
    public List<Claim> claim(int limit, Collection<UUID> inHand) {
        try {
            return claimReadable(limit, inHand);
        } catch (UnreadableRow e) {
            leave(e);
            return claim(limit, inHand);
        }
    }

    /** It lies still until a version reads it, and must not keep the others from being claimed. */
    private void leave(UnreadableRow row) {
        if (!unreadable.add(row.operation())) {
            throw row;
        }
        LOG.atError().addKeyValue("operation", row.operation()).setCause(row).log("lies still");
    }

    private List<Claim> claimReadable(int limit, Collection<UUID> inHand) {
        return database.inTransaction(connection -> {
            var candidates = candidates(connection, limit, inHand);
            return candidates.isEmpty() ? List.of() : take(connection, candidates);
        });
    }

    private Map<UUID, Boolean> candidates(Connection connection, int limit, Collection<UUID> inHand)
            throws SQLException {
        try (var statement = connection.prepareStatement(candidates)) {
            Parameters.of(statement)
                    .texts(workflows)
                    .ids(inHand)
                    .ids(unreadable)
                    .id(runner)
                    .id(runner)
                    .number(limit);
            var begins = new HashMap<UUID, Boolean>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                begins.put(rows.getObject("id", UUID.class), rows.getBoolean("begins"));
            }
            return begins;
        }
    }

    private List<Claim> take(Connection connection, Map<UUID, Boolean> begins) throws SQLException {
        var claims = new ArrayList<Claim>();
        var last = new ArrayList<Operation>();
        try (var statement = connection.prepareStatement(take)) {
            Parameters.of(statement).ids(begins.keySet()).ids(begins.keySet()).id(runner);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var operation = OperationRow.read(rows);
                var first = begins.get(operation.id());
                claims.add(new Claim(operation, rows.getLong("token"), first));
                if (first && rows.getString("access").equals("EXCLUSIVE_FINAL")) {
                    last.add(operation);
                }
            }
        }
        for (var operation : last) {
            cancellations.cancelWaitingBehind(operation, connection);
        }
        return claims;
    }
}
