package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The generated secrets that tell an application how to connect. */
public final class UserSecrets {
    private static final String SUPERUSER = "postgres";
    private static final String ANY_DATABASE = "*";
    private static final int PASSWORD_BYTES = 48;

    private UserSecrets() {}

    public static Secret application(Cluster cluster) {
        var application = cluster.spec().bootstrap().application();
        return secret(
                cluster,
                cluster.names().applicationSecret(),
                application.owner(),
                application.database());
    }

    public static Secret superuser(Cluster cluster) {
        return secret(cluster, cluster.names().superuserSecret(), SUPERUSER, ANY_DATABASE);
    }

    private static Secret secret(Cluster cluster, String name, String user, String database) {
        var secret =
                new SecretBuilder()
                        .withMetadata(
                                Owned.metadata(cluster, name)
                                        .addToLabels(Labels.RELOAD, "true")
                                        .build())
                        .withType("kubernetes.io/basic-auth");
        content(cluster, user, database, newPassword())
                .forEach((key, value) -> secret.addToData(key, CertificateSecrets.encoded(value)));
        return secret.build();
    }

    private static Map<String, String> content(
            Cluster cluster, String user, String database, String password) {
        var host = cluster.names().readWrite();
        var longHost = host + "." + cluster.namespace() + ".svc.cluster.local";
        var content = new LinkedHashMap<String, String>();
        content.put("username", user);
        content.put("user", user);
        content.put("password", password);
        content.put("dbname", database);
        content.put("host", host);
        content.put("port", "5432");
        content.put("pgpass", String.join(":", host, "5432", database, user, password) + "\n");
        content.put("uri", uri(user, password, host + "." + cluster.namespace(), database));
        content.put("jdbc-uri", jdbc(user, password, host + "." + cluster.namespace(), database));
        content.put("fqdn-uri", uri(user, password, longHost, database));
        content.put("fqdn-jdbc-uri", jdbc(user, password, longHost, database));
        return content;
    }

    private static String uri(String user, String password, String host, String database) {
        return "postgresql://%s:%s@%s:5432/%s".formatted(user, password, host, database);
    }

    private static String jdbc(String user, String password, String host, String database) {
        return "jdbc:postgresql://%s:5432/%s?password=%s&user=%s"
                .formatted(host, database, password, user);
    }

    /** Letters, digits, hyphen and underscore: nothing that a URI would have to escape. */
    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
