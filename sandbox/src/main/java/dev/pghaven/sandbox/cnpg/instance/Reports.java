package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** What a server says of itself, now and when it was asked last. */
final class Reports {
    private final LocalAccess access;
    private volatile Optional<InstanceReport> last = Optional.empty();

    Reports(LocalAccess access) {
        this.access = access;
    }

    Optional<InstanceReport> last() {
        return last;
    }

    Optional<InstanceReport> now() {
        last = TimedAnswer.to(this::ask).flatMap(Function.identity());
        return last;
    }

    private Optional<InstanceReport> ask() {
        try (var session = Session.open(access, "postgres")) {
            return Optional.of(Inquiry.of(session));
        } catch (SQLException notReady) {
            return Optional.empty();
        }
    }
}
