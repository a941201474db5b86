package dev.pghaven.provisioner.postgres;

import dev.pghaven.cnpg.Names;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.OurNames;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import dev.pghaven.provisioner.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.SingleCertValidatingFactory;

/** Opens connections over TLS that trust nothing but the cluster's own authority. */
@ApplicationScoped
class Connections {
    private final Secrets secrets;
    private final ProvisionerConfiguration.Postgres config;

    Connections(Secrets secrets, ProvisionerConfiguration config) {
        this.secrets = secrets;
        this.config = config.postgres();
    }

    /** Through the read-write service; its name stands in the server's certificate. */
    Connection toPrimary(ClusterRef cluster, String database, String secret) throws SQLException {
        return open(cluster, OurNames.readWriteHost(cluster), "verify-full", database, secret);
    }

    /** To one pod. No certificate carries pod addresses, so only the authority is verified. */
    Connection toInstance(ClusterRef cluster, String address, String database, String secret)
            throws SQLException {
        return open(cluster, address, "verify-ca", database, secret);
    }

    private Connection open(
            ClusterRef cluster, String host, String sslMode, String database, String secret)
            throws SQLException {
        var login = required(secrets.login(cluster, secret), "secret " + secret, cluster);
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {config.port()});
        source.setDatabaseName(database);
        source.setApplicationName("pghaven-provisioner");
        source.setConnectTimeout((int) config.connectTimeout().toSeconds());
        source.setLoginTimeout((int) config.connectTimeout().toSeconds());
        source.setSocketTimeout((int) config.socketTimeout().toSeconds());
        trust(source, sslMode, authorityOf(cluster));
        return source.getConnection(login.username(), login.password());
    }

    private static void trust(PGSimpleDataSource source, String sslMode, String authority) {
        source.setSslMode(sslMode);
        source.setSslfactory(SingleCertValidatingFactory.class.getName());
        source.setSslFactoryArg(authority);
    }

    private String authorityOf(ClusterRef cluster) {
        return required(
                secrets.authorityOf(cluster),
                "certificate in secret " + Names.caSecret(cluster.name()),
                cluster);
    }

    private static <T> T required(Optional<T> value, String what, ClusterRef cluster) {
        return value.orElseThrow(
                () -> new IllegalStateException("no " + what + " in " + cluster.namespace()));
    }
}
