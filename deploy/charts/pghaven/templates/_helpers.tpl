{{/* What sets the services apart: the key of their values, and whom they call beside Kubernetes, the store and Kafka. */}}
{{- define "pghaven.services" -}}
provisioner:
  values: provisioner
  azure: true
  postgres: true
backup-service:
  values: backupService
  azure: true
  postgres: true
exposure-service:
  values: exposureService
  azure: true
  postgres: true
failover-service:
  values: failoverService
  azure: {{ has "stop-node" .Values.failoverService.disruptions }}
  postgres: true
{{- end }}

{{- define "pghaven.labels" -}}
{{ include "pghaven.selector" . }}
app.kubernetes.io/part-of: pghaven
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "pghaven.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* A right of a service is a ClusterRole or a Role of this name. */}}
{{- define "pghaven.role" -}}
pghaven-{{ .service }}
{{- end }}

{{- define "pghaven.subjects" -}}
- kind: ServiceAccount
  name: {{ .service }}
  namespace: {{ .root.Release.Namespace }}
{{- end }}

{{- define "pghaven.kafkaByIdentity" -}}
{{- if eq .Values.kafka.login "workload-identity" }}true{{ end }}
{{- end }}

{{/* The client id of a service's identity; nothing where it needs none. */}}
{{- define "pghaven.clientId" -}}
{{- $values := index .root.Values .traits.values -}}
{{- if or .traits.azure (include "pghaven.kafkaByIdentity" .root) -}}
{{- required (printf "%s.identity.clientId: the client id of the service's user assigned identity" .traits.values) $values.identity.clientId -}}
{{- else -}}
{{- $values.identity.clientId -}}
{{- end -}}
{{- end }}

{{- define "pghaven.jdbcUrl" -}}
{{- $store := .Values.store -}}
{{- $host := required "store.host: where pghaven's own PostgreSQL is" $store.host -}}
jdbc:postgresql://{{ $host }}:{{ $store.port }}/{{ $store.database }}?sslmode={{ $store.sslMode }}
{{- if $store.caSecret }}&sslrootcert=/etc/pghaven/store/ca.crt{{ else }}&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory{{ end }}
{{- end }}

{{/* The first host of Kafka, without its port: what a token of Entra is for. */}}
{{- define "pghaven.eventHubsHost" -}}
{{- .Values.kafka.bootstrapServers | splitList "," | first | splitList ":" | first -}}
{{- end }}

{{/* The ports in bootstrapServers, each once. */}}
{{- define "pghaven.kafkaPorts" -}}
{{- $ports := list -}}
{{- range .Values.kafka.bootstrapServers | splitList "," -}}
{{- $ports = append $ports (. | splitList ":" | last) -}}
{{- end -}}
{{- $ports | uniq | join "," -}}
{{- end }}
