package dev.pghaven.sandbox.postgres;

import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.pki.CertificateAuthority;
import dev.pghaven.sandbox.pki.IssuedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server of a small cluster with TLS, as the operator would set it up. */
final class TestServer implements AutoCloseable {
    private final PostgresInstallation installation;
    private final CertificateAuthority authority;
    final String name;
    final String address;
    final Path folder;
    private PostgresProcess process;

    TestServer(
            PostgresInstallation installation,
            CertificateAuthority authority,
            Path home,
            String name,
            String address) {
        this.installation = installation;
        this.authority = authority;
        this.name = name;
        this.address = address;
        this.folder = installation.folder(home.resolve(name));
    }

    DataFolder data() {
        return new DataFolder(folder.resolve("pgdata"), Optional.of(folder.resolve("wal")));
    }

    LocalAccess local() {
        return new LocalAccess(folder);
    }

    Connection open() throws SQLException {
        return local().open("postgres");
    }

    PostgresProcess process() {
        return process;
    }

    void configure(Map<String, String> more) throws IOException {
        write("server", authority.issueServer(List.of("c-rw"), List.of(address)));
        write("streaming_replica", authority.issueClient("streaming_replica"));
        Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
        var settings = new HashMap<String, String>();
        settings.put("listen_addresses", address);
        settings.put("unix_socket_directories", folder.toString());
        settings.put("shared_buffers", "16MB");
        settings.put("fsync", "off");
        settings.put("ssl", "on");
        settings.put("ssl_min_protocol_version", "TLSv1.3");
        settings.put("ssl_cert_file", folder.resolve("server.crt").toString());
        settings.put("ssl_key_file", folder.resolve("server.key").toString());
        settings.put("ssl_ca_file", folder.resolve("ca.crt").toString());
        settings.put("dynamic_shared_memory_type", "mmap");
        settings.put("wal_retrieve_retry_interval", "200ms");
        settings.putAll(more);
        var pgData = data().pgData();
        Files.writeString(pgData.resolve("postgresql.conf"), ConfigurationFile.of(settings));
        Files.writeString(
                pgData.resolve("pg_hba.conf"),
                "local all all peer map=local\n"
                        + "hostssl replication streaming_replica all cert\n"
                        + "host all all all scram-sha-256\n");
        Files.writeString(
                pgData.resolve("pg_ident.conf"),
                "local " + installation.account().ourName() + " postgres\n");
        installation.account().own(folder);
    }

    Map<String, String> following(TestServer primary) {
        return Map.of(
                "primary_conninfo",
                "host=c-rw hostaddr=%s port=5432 user=streaming_replica sslmode=verify-full"
                                .formatted(primary.address)
                        + " sslcert=%1$s/streaming_replica.crt sslkey=%1$s/streaming_replica.key"
                                .formatted(folder)
                        + " sslrootcert=%s/ca.crt application_name=%s".formatted(folder, name),
                "primary_slot_name",
                "_cnpg_" + name.replace('-', '_'));
    }

    void start() {
        process = installation.start(data().pgData(), folder.resolve("log"));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> local().isReady());
    }

    private void write(String file, IssuedCertificate certificate) throws IOException {
        Files.writeString(folder.resolve(file + ".crt"), certificate.certificatePem());
        var key = folder.resolve(file + ".key");
        Files.writeString(key, certificate.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
            process.awaitExit(Duration.ofSeconds(10));
        }
    }
}
