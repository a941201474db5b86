package dev.pghaven.sandbox.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of pghaven's services and how it is run: as in AKS, but for addresses and the files that AKS
 * would mount.
 *
 * @param number its place among the services, from 0; decides its address
 * @param replica from 1; decides its address, too
 * @param debugPort 0 for none
 * @param settings variables of its environment, over those that it has in any sandbox
 */
record Service(String name, int number, int replica, int debugPort, Map<String, String> settings) {
    private static final int PORT = 8080;

    /** Of health and metrics. */
    private static final int MANAGEMENT_PORT = 9000;

    private static final int FIRST_ADDRESS = 10;

    /** What takes Azure minutes takes the emulation moments. */
    private static final String EMULATION_POLL = "250ms";

    /** Who damages an archive here waits for the verdict. */
    private static final String CONFIRMED_AFTER = "1s";

    String address(String network) {
        return network + ".0." + (FIRST_ADDRESS * replica + number);
    }

    Service replica(int other) {
        return new Service(name, number, other, debugPort, settings);
    }

    Service with(Map<String, String> others) {
        return new Service(name, number, replica, debugPort, others);
    }

    URI url(Endpoints endpoints) {
        return URI.create("http://" + address(endpoints.network()) + ":" + PORT);
    }

    /** Where its health and its metrics are. */
    URI management(Endpoints endpoints) {
        return URI.create("http://" + address(endpoints.network()) + ":" + MANAGEMENT_PORT);
    }

    URI health(Endpoints endpoints) {
        return management(endpoints).resolve("/q/health/ready");
    }

    /** Starts soon, and is slower later. */
    Program program(Where where, Endpoints endpoints) {
        return program(where, endpoints, List.of("-XX:TieredStopAtLevel=1"));
    }

    Program program(Where where, Endpoints endpoints, List<String> compilers) {
        var command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(compilers);
        command.addAll(jvmOptions(endpoints));
        if (debugPort > 0) {
            command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:"
                            + debugPort);
        }
        command.add("-jar");
        command.add(jar(where).toString());
        return new Program(
                name,
                command,
                environment(endpoints),
                where.data(),
                where.log(replica == 1 ? name : name + "-" + replica));
    }

    private Path jar(Where where) {
        return where.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Names resolve as in AKS, and the sandbox's authority is trusted as Azure's would be. */
    List<String> jvmOptions(Endpoints endpoints) {
        var options =
                new ArrayList<>(
                        List.of(
                                "-Djdk.net.hosts.file=" + endpoints.at("/files/hosts"),
                                "-Djava.security.properties="
                                        + endpoints.at("/files/securityProperties"),
                                "-Djavax.net.ssl.trustStore=" + endpoints.at("/files/trustStore"),
                                "-Djavax.net.ssl.trustStoreType=PKCS12",
                                "-Djavax.net.ssl.trustStorePassword=changeit"));
        if (name.equals("exposure-service")) {
            Stream.of(Prober.values()).map(it -> it.settings(endpoints)).forEach(options::addAll);
        }
        return options;
    }

    Map<String, String> environment(Endpoints endpoints) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", address(endpoints.network()));
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(PORT));
        environment.put("QUARKUS_MANAGEMENT_HOST", address(endpoints.network()));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(MANAGEMENT_PORT));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", endpoints.at("/kafka/bootstrapServers"));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", endpoints.at("/store/jdbcUrl"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", endpoints.at("/store/user"));
        environment.put("QUARKUS_DATASOURCE_PASSWORD", endpoints.contentAt("/store/passwordFile"));
        environment.put("KUBERNETES_MASTER", endpoints.at("/apiServer/url"));
        environment.put("KUBERNETES_CERTS_CA_FILE", endpoints.at("/apiServer/caFile"));
        environment.put(
                "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN",
                endpoints.at(login() + "/kubernetesTokenFile"));
        environment.put(pollInterval(), EMULATION_POLL);
        environment.put("PGHAVEN_BACKUPS_VERIFICATION_CONFIRMED_AFTER", CONFIRMED_AFTER);
        environment.putAll(azure(endpoints));
        environment.putAll(settings);
        return environment;
    }

    private String pollInterval() {
        return switch (name) {
            case "provisioner" -> "PGHAVEN_PROVISIONER_POLL_INTERVAL";
            case "backup-service" -> "PGHAVEN_BACKUPS_POLL_INTERVAL";
            case "exposure-service" -> "PGHAVEN_EXPOSURE_POLL_INTERVAL";
            case "failover-service" -> "PGHAVEN_FAILOVER_PROMOTION_POLL_INTERVAL";
            default -> throw new IllegalStateException("the sandbox knows no interval of " + name);
        };
    }

    /** Where the sandbox says as what the service logs in. */
    private String login() {
        return switch (name) {
            case "provisioner" -> "/azure/provisioner";
            case "backup-service" -> "/azure/backupService";
            case "exposure-service" -> "/azure/exposureService";
            case "failover-service" -> "/azure/failoverService";
            default -> throw new IllegalStateException("the sandbox knows no login of " + name);
        };
    }

    private Map<String, String> azure(Endpoints endpoints) {
        var environment = new HashMap<String, String>();
        environment.put("AZURE_AUTHORITY_HOST", endpoints.at("/azure/authorityHost"));
        environment.put("AZURE_TENANT_ID", endpoints.at("/azure/tenantId"));
        environment.put("AZURE_CLIENT_ID", endpoints.at(login() + "/clientId"));
        environment.put("AZURE_FEDERATED_TOKEN_FILE", endpoints.at(login() + "/tokenFile"));
        environment.put("PGHAVEN_AZURE_INSTANCE_DISCOVERY", "false");
        environment.put(
                "PGHAVEN_AZURE_RESOURCE_MANAGER", endpoints.at("/azure/resourceManagerUrl"));
        environment.put("PGHAVEN_AZURE_SUBSCRIPTION_ID", endpoints.at("/azure/subscriptionId"));
        environment.put("PGHAVEN_AZURE_RESOURCE_GROUP", endpoints.at("/azure/resourceGroup"));
        environment.put("PGHAVEN_AZURE_AKS_CLUSTER", endpoints.at("/azure/aksName"));
        environment.put("PGHAVEN_AZURE_REGION", endpoints.at("/azure/region"));
        environment.put(
                "PGHAVEN_PROVISIONER_WORKLOAD_IDENTITY_NAME",
                endpoints.at("/azure/podIdentity/name"));
        environment.put(
                "PGHAVEN_PROVISIONER_WORKLOAD_IDENTITY_RESOURCE_GROUP",
                endpoints.at("/azure/podIdentity/resourceGroup"));
        environment.put(
                "PGHAVEN_BACKUPS_VERIFICATION_IDENTITY_NAME",
                endpoints.at("/azure/verificationIdentity/name"));
        environment.put(
                "PGHAVEN_BACKUPS_VERIFICATION_IDENTITY_RESOURCE_GROUP",
                endpoints.at("/azure/verificationIdentity/resourceGroup"));
        endpoints
                .find("/blobs/destinationPath")
                .ifPresent(
                        it -> environment.put("PGHAVEN_PROVISIONER_BACKUP_DESTINATION_PATH", it));
        return environment;
    }
}
