package dev.pghaven.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.SingleCertValidatingFactory;

/** Opens connections over TLS that trust nothing but the cluster's own authority. */
@ApplicationScoped
class TlsConnections implements Connections {
    private final Secrets secrets;
    private final PostgresConfiguration config;
    private final String service;

    TlsConnections(
            Secrets secrets,
            PostgresConfiguration config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.secrets = secrets;
        this.config = config;
        this.service = service;
    }

    @Override
    public Connection open(Destination to) throws SQLException {
        return doorTo(to).open();
    }

    @Override
    public Door doorTo(Destination to) {
        var cluster = to.cluster();
        var login = required(secrets.login(cluster, to.secret()), "secret " + to.secret(), cluster);
        var source = source(to);
        source.setSslMode(verification(to));
        source.setSslfactory(SingleCertValidatingFactory.class.getName());
        source.setSslFactoryArg(authorityOf(cluster));
        return () -> source.getConnection(login.username(), login.password());
    }

    private PGSimpleDataSource source(Destination to) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host(to)});
        source.setPortNumbers(new int[] {config.port()});
        source.setDatabaseName(to.database());
        source.setApplicationName(service);
        source.setConnectTimeout((int) connectTimeout(to).toSeconds());
        source.setLoginTimeout((int) connectTimeout(to).toSeconds());
        source.setSocketTimeout((int) to.patience().orElseGet(config::socketTimeout).toSeconds());
        to.detour().ifPresent(it -> take(it, source));
        return source;
    }

    /** The driver verifies the host that it believes to connect to. */
    private static void take(Detour detour, PGSimpleDataSource source) {
        source.setServerNames(new String[] {detour.certified()});
        source.setSocketFactory(DetourSockets.class.getName());
        source.setSocketFactoryArg(detour.host() + ":" + detour.port());
    }

    /** Who has less patience for an answer has none for a connection either. */
    private Duration connectTimeout(Destination to) {
        var usual = config.connectTimeout();
        return to.patience().filter(it -> it.compareTo(usual) < 0).orElse(usual);
    }

    private static String host(Destination to) {
        return to.address()
                .or(() -> to.service().map(it -> OurNames.host(to.cluster(), it)))
                .orElseGet(() -> OurNames.readWriteHost(to.cluster()));
    }

    /** No certificate carries pod addresses, so there only the authority is verified. */
    private static String verification(Destination to) {
        return to.address().isPresent() ? "verify-ca" : "verify-full";
    }

    private String authorityOf(ClusterRef cluster) {
        return required(
                secrets.authorityOf(cluster),
                "certificate of the authority of " + cluster.name(),
                cluster);
    }

    private static <T> T required(Optional<T> value, String what, ClusterRef cluster) {
        return value.orElseThrow(
                () -> new IllegalStateException("no " + what + " in " + cluster.namespace()));
    }
}
