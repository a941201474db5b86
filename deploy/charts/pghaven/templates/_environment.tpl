{{/* A service's configuration, by the names of docs/configuration.md. */}}
{{- define "pghaven.environment" -}}
- {name: QUARKUS_MANAGEMENT_HOST, value: 0.0.0.0}
{{- if .root.Values.rest.oidc.authServerUrl }}
{{ include "pghaven.loginEnvironment" .root }}
{{- end }}
{{ include "pghaven.storeEnvironment" .root }}
{{ include "pghaven.kafkaEnvironment" .root }}
- {name: PGHAVEN_OPERATOR_NAMESPACE, value: {{ .root.Values.cnpg.namespace | quote }}}
{{- if .traits.azure }}
{{ include "pghaven.azureEnvironment" .root }}
{{- end }}
{{- if eq .service "provisioner" }}
{{- include "pghaven.provisionerEnvironment" .values }}
{{- end }}
{{- if eq .service "backup-service" }}
{{- include "pghaven.verificationEnvironment" . }}
{{- end }}
{{- if eq .service "failover-service" }}
{{- include "pghaven.disruptionEnvironment" .values }}
{{- end }}
{{- range $name, $value := .values.env }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}

{{- define "pghaven.loginEnvironment" -}}
- {name: QUARKUS_HTTP_HOST, value: 0.0.0.0}
- {name: QUARKUS_OIDC_AUTH_SERVER_URL, value: {{ .Values.rest.oidc.authServerUrl | quote }}}
- {name: QUARKUS_OIDC_TOKEN_AUDIENCE, value: {{ .Values.rest.oidc.audience | quote }}}
- {name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH, value: {{ .Values.rest.oidc.roleClaimPath | quote }}}
{{- end }}

{{- define "pghaven.storeEnvironment" -}}
- {name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ include "pghaven.jdbcUrl" . | quote }}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ .Values.store.credentials.secret }}
      key: {{ .Values.store.credentials.usernameKey }}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .Values.store.credentials.secret }}
      key: {{ .Values.store.credentials.passwordKey }}
{{- end }}

{{- define "pghaven.kafkaEnvironment" -}}
- {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ required "kafka.bootstrapServers: host:port of Kafka" .Values.kafka.bootstrapServers | quote }}}
{{- if .Values.kafka.caSecret }}
- {name: KAFKA_SSL_TRUSTSTORE_TYPE, value: PEM}
- {name: KAFKA_SSL_TRUSTSTORE_LOCATION, value: /etc/pghaven/kafka/ca.crt}
{{- end }}
{{- if eq .Values.kafka.login "none" }}
- {name: KAFKA_SECURITY_PROTOCOL, value: {{ ternary "SSL" "PLAINTEXT" (not (empty .Values.kafka.caSecret)) }}}
{{- else }}
- {name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}
- {name: KAFKA_SASL_MECHANISM, value: OAUTHBEARER}
- {name: KAFKA_SASL_JAAS_CONFIG, value: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;}
- {name: KAFKA_SASL_LOGIN_CALLBACK_HANDLER_CLASS, value: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler}
# The usual one is for brokers too, and so needs a library that clients do without.
- {name: KAFKA_SASL_OAUTHBEARER_JWT_VALIDATOR_CLASS, value: org.apache.kafka.common.security.oauthbearer.ClientJwtValidator}
{{- if eq .Values.kafka.login "workload-identity" }}
- {name: KAFKA_SASL_OAUTHBEARER_JWT_RETRIEVER_CLASS, value: dev.pghaven.azure.WorkloadIdentityToken}
- {name: KAFKA_SASL_OAUTHBEARER_SCOPE, value: {{ printf "https://%s/.default" (include "pghaven.eventHubsHost" .) | quote }}}
{{- else }}
- {name: KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, value: "file:///var/run/secrets/pghaven/kafka/token"}
# Kafka's client reads a token from no file that the JVM was not told of.
- {name: JAVA_TOOL_OPTIONS, value: "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=file:///var/run/secrets/pghaven/kafka/token"}
{{- end }}
{{- end }}
{{- end }}

{{/* AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_AUTHORITY_HOST and AZURE_FEDERATED_TOKEN_FILE come from AKS's webhook. */}}
{{- define "pghaven.azureEnvironment" -}}
{{- $azure := .Values.azure -}}
- {name: PGHAVEN_AZURE_SUBSCRIPTION_ID, value: {{ required "azure.subscriptionId: the subscription of the AKS cluster" $azure.subscriptionId | quote }}}
- {name: PGHAVEN_AZURE_RESOURCE_GROUP, value: {{ required "azure.resourceGroup: the resource group of the AKS cluster" $azure.resourceGroup | quote }}}
- {name: PGHAVEN_AZURE_AKS_CLUSTER, value: {{ required "azure.aksCluster: the name of the AKS cluster" $azure.aksCluster | quote }}}
{{- with $azure.region }}
- {name: PGHAVEN_AZURE_REGION, value: {{ . | quote }}}
{{- end }}
{{- end }}

{{- define "pghaven.provisionerEnvironment" -}}
{{- with .workloadIdentity.name }}
- {name: PGHAVEN_PROVISIONER_WORKLOAD_IDENTITY_NAME, value: {{ . | quote }}}
{{- end }}
{{- with .workloadIdentity.resourceGroup }}
- {name: PGHAVEN_PROVISIONER_WORKLOAD_IDENTITY_RESOURCE_GROUP, value: {{ . | quote }}}
{{- end }}
{{- with .workloadIdentity.serviceAccountName }}
- {name: PGHAVEN_PROVISIONER_WORKLOAD_IDENTITY_SERVICE_ACCOUNT_NAME, value: {{ . | quote }}}
{{- end }}
{{- with .backup.destinationPath }}
- {name: PGHAVEN_PROVISIONER_BACKUP_DESTINATION_PATH, value: {{ . | quote }}}
{{- end }}
{{- end }}

{{/* The ways to break a primary that are off unless somebody wants them. */}}
{{- define "pghaven.disruptionEnvironment" -}}
{{- if has "stop-node" .disruptions }}
- {name: PGHAVEN_FAILOVER_DRILL_STOP_NODE, value: "true"}
{{- end }}
{{- if has "kill-postgres" .disruptions }}
- {name: PGHAVEN_FAILOVER_DRILL_KILL_POSTGRES, value: "true"}
{{- end }}
{{- end }}

{{- define "pghaven.verificationEnvironment" -}}
{{- $verification := .values.verification }}
- {name: PGHAVEN_BACKUPS_VERIFICATION_NAMESPACE, value: {{ $verification.namespace | quote }}}
- {name: PGHAVEN_BACKUPS_VERIFICATION_SERVICE_ACCOUNT_NAME, value: {{ $verification.serviceAccountName | quote }}}
- {name: PGHAVEN_BACKUPS_VERIFICATION_SERVICE_NAMESPACE, value: {{ .root.Release.Namespace | quote }}}
- {name: PGHAVEN_BACKUPS_VERIFICATION_API_SERVER_PORTS, value: {{ join "," .root.Values.networkPolicy.apiServerPorts | quote }}}
{{- with $verification.identity.name }}
- {name: PGHAVEN_BACKUPS_VERIFICATION_IDENTITY_NAME, value: {{ . | quote }}}
{{- end }}
{{- with $verification.identity.resourceGroup }}
- {name: PGHAVEN_BACKUPS_VERIFICATION_IDENTITY_RESOURCE_GROUP, value: {{ . | quote }}}
{{- end }}
{{- end }}
