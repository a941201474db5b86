{{/* Binds the ClusterRole of a service to it. */}}
{{- define "pghaven.clusterRoleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ .name }}
  labels:
    {{- include "pghaven.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ .name }}
subjects:
  {{- include "pghaven.subjects" . | nindent 2 }}
{{- end }}

{{/* Binds the Role of a service in another namespace to it. */}}
{{- define "pghaven.roleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ include "pghaven.role" . }}
  namespace: {{ .namespace }}
  labels:
    {{- include "pghaven.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "pghaven.role" . }}
subjects:
  {{- include "pghaven.subjects" . | nindent 2 }}
{{- end }}

{{- define "pghaven.roleMetadata" -}}
name: {{ include "pghaven.role" . }}
{{- with .namespace }}
namespace: {{ . }}
{{- end }}
labels:
  {{- include "pghaven.labels" . | nindent 2 }}
{{- end }}
