package dev.pghaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    /** The value, and the key by which Helm names it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{imagee: {}}                                            | imagee",
                "{image: {registry: 'https://example.azurecr.io'}}       | /image/registry",
                "{image: {registry: 'Example.azurecr.io'}}               | /image/registry",
                "{image: {tag: latest}}                                  | /image/tag",
                "{image: {tag: 'a b'}}                                   | /image/tag",
                "{image: {pullPolicy: Sometimes}}                        | /image/pullPolicy",
                "{image: {pullSecrets: [Big]}}                           | /image/pullSecrets/0",
                "{azure: {subscriptionId: mine}}                         | /azure/subscriptionId",
                "{azure: {tenantId: example.com}}                        | /azure/tenantId",
                "{azure: {resourceGroup: 'rg.'}}                         | /azure/resourceGroup",
                "{azure: {aksCluster: 'aks cluster'}}                    | /azure/aksCluster",
                "{azure: {region: West Europe}}                          | /azure/region",
                "{azure: {clientSecret: x}}                              | clientSecret",
                "{store: {host: 'postgres://store'}}                     | /store/host",
                "{store: {port: 0}}                                      | /store/port",
                "{store: {port: 65536}}                                  | /store/port",
                "{store: {port: '5432'}}                                 | /store/port",
                "{store: {sslMode: disable}}                             | /store/sslMode",
                "{store: {sslMode: require}}                             | /store/sslMode",
                "{store: {password: x}}                                  | password",
                "{store: {credentials: {secret: ''}}}                    | /store/credentials/secret",
                "{store: {credentials: {secret: A_B}}}                   | /store/credentials/secret",
                "{store: {credentials: {passwordKey: 'a/b'}}}            | /store/credentials/passwordKey",
                "{kafka: {bootstrapServers: kafka}}                      | /kafka/bootstrapServers",
                "{kafka: {bootstrapServers: 'a:9093, b:9093'}}           | /kafka/bootstrapServers",
                "{kafka: {bootstrapServers: 'kafka.shop.svc:9093'}}      | /kafka/bootstrapServers",
                "{kafka: {login: password}}                              | /kafka/login",
                "{kafka: {audience: ''}}                                 | /kafka/audience",
                "{kafka: {strimziTopics: {partitions: 0}}}               | /kafka/strimziTopics/partitions",
                "{kafka: {strimziTopics: {replicas: three}}}             | /kafka/strimziTopics/replicas",
                "{cnpg: {namespace: ''}}                                 | /cnpg/namespace",
                "{provisioner: {replicas: 0}}                            | /provisioner/replicas",
                "{provisioner: {replicas: 2.5}}                          | /provisioner/replicas",
                "{provisioner: {identity: {clientId: mi-pghaven}}}       | /provisioner/identity/clientId",
                "{provisioner: {removeNamespaces: sometimes}}            | /provisioner/removeNamespaces",
                "{provisioner: {backup: {destinationPath: 's3://a/b'}}}  | /provisioner/backup/destinationPath",
                "{provisioner: {backup: {destinationPath: 'https://a1b.blob.core.windows.net/c?sig=x'}}} | /provisioner/backup/destinationPath",
                "{provisioner: {workloadIdentity: {name: a}}}            | /provisioner/workloadIdentity/name",
                "{rest: {oidc: {authServerUrl: 'http://issuer'}}}         | /rest/oidc/authServerUrl",
                "{rest: {oidc: {authServerUrl: 'https://issuer'}}}        | /rest/oidc/audience",
                "{rest: {oidc: {audience: any}}}                          | /rest/oidc/audience",
                "{rest: {from: [{}]}}                                     | /rest/from/0",
                "{monitoring: {apiGroup: azure.com}}                      | /monitoring/apiGroup",
                "{provisioner: {env: {HOME: /}}}                         | HOME",
                "{provisioner: {env: {PGHAVEN_STORE_PASSWORD: x}}}       | PGHAVEN_STORE_PASSWORD",
                "{provisioner: {env: {pghaven.operator.oldest: 1.25.0}}} | pghaven.operator.oldest",
                "{provisioner: {resources: {requests: {cpu: null}}}} | /provisioner/resources/requests",
                "{provisioner: {resources: {limits: {memory: 512MB}}}}   | /provisioner/resources/limits/memory",
                "{provisioner: {resources: {limits: {gpu: 1}}}}          | gpu",
                "{backupService: {verification: {namespace: kube-system}}} | /backupService/verification/namespace",
                "{backupService: {verification: {namespace: A}}}         | /backupService/verification/namespace",
                "{exposureService: {proberPorts: [70000]}}               | /exposureService/proberPorts/0",
                "{exposureService: {proberPorts: [8443, 8443]}}          | /exposureService/proberPorts",
                "{failoverService: {disruptions: [delete-node]}}         | /failoverService/disruptions/0",
                "{networkPolicy: {apiServerPorts: []}}                   | /networkPolicy/apiServerPorts",
                "{networkPolicy: {metricsFrom: [{}]}}                    | /networkPolicy/metricsFrom/0",
                "{networkPolicy: {metricsFrom: [{namespace: x}]}}        | namespace",
                "{scheduling: {zones: Never}}                            | /scheduling/zones",
                "{scheduling: {nodeSelector: {pool: 1}}}                 | /scheduling/nodeSelector/pool"
            })
    void refusesNonsense(String values, String key) {
        assertThatThrownBy(() -> Chart.with(Chart.EVENT_HUBS, values))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(key);
    }

    /** Without one of these there is nothing to install, and no default could be right. */
    @ParameterizedTest
    @CsvSource({
        "'{image: {registry: \"\"}}', image.registry",
        "'{azure: {subscriptionId: \"\"}}', azure.subscriptionId",
        "'{azure: {resourceGroup: \"\"}}', azure.resourceGroup",
        "'{azure: {aksCluster: \"\"}}', azure.aksCluster",
        "'{store: {host: \"\"}}', store.host",
        "'{kafka: {bootstrapServers: \"\"}}', kafka.bootstrapServers",
        "'{provisioner: {identity: {clientId: \"\"}}}', provisioner.identity.clientId",
        "'{failoverService: {identity: {clientId: \"\"}}}', failoverService.identity.clientId"
    })
    void namesWhatIsMissing(String values, String key) {
        assertThatThrownBy(() -> Chart.with(Chart.EVENT_HUBS, values)).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{image: {registry: 'localhost:5000/a/b-c', tag: v1.2.3}}",
                "{provisioner: {resources: {requests: {cpu: 1}}}}",
                "{provisioner: {env: {PGHAVEN_OPERATOR_OLDEST: 1.25.0}}}",
                "{provisioner: {backup: {destinationPath: 'https://a1b.blob.core.windows.net/c-d/e'}}}",
                "{failoverService: {disruptions: []}}",
                "{networkPolicy: {enabled: false}, podDisruptionBudget: {enabled: false}}",
                "{scheduling: {tolerations: [{key: a, operator: Exists}], priorityClassName: high}}"
            })
    void takesWhatMakesSense(String values) {
        assertThatCode(() -> Chart.with(Chart.EVENT_HUBS, values)).doesNotThrowAnyException();
    }

    @Test
    void handsOverWhatElseAServiceIsTold() {
        var chart =
                Chart.with(
                        Chart.EVENT_HUBS,
                        "{provisioner: {env: {PGHAVEN_OPERATOR_OLDEST: 1.25.0}}}");

        assertThat(chart.variable("provisioner", "PGHAVEN_OPERATOR_OLDEST")).isEqualTo("1.25.0");
        assertThat(chart.variable("backup-service", "PGHAVEN_OPERATOR_OLDEST")).isEmpty();
    }
}
