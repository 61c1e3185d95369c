{{- define "qgateway.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "qgateway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "qgateway.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "qgateway.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels that never change: (list context component) */}}
{{- define "qgateway.selector" -}}
{{- $ := index . 0 -}}
app.kubernetes.io/name: {{ include "qgateway.name" $ }}
app.kubernetes.io/instance: {{ $.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* All labels: (list context component) */}}
{{- define "qgateway.labels" -}}
{{- $ := index . 0 -}}
{{ include "qgateway.selector" . }}
app.kubernetes.io/version: {{ $.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $.Release.Service }}
app.kubernetes.io/part-of: qgateway
helm.sh/chart: {{ printf "%s-%s" $.Chart.Name $.Chart.Version | replace "+" "_" }}
{{- with $.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The reference of an image: (list context image) */}}
{{- define "qgateway.image" -}}
{{- $ := index . 0 -}}
{{- $image := index . 1 -}}
{{- $name := $image.repository -}}
{{- with $.Values.imageRegistry -}}
{{- $name = printf "%s/%s" (trimSuffix "/" .) $name -}}
{{- end -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (default $.Chart.AppVersion $image.tag | toString) -}}
{{- end -}}
{{- end -}}

{{- define "qgateway.pullSecrets" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* What a Secret of this release holds already, so that generated values stay: (list context name key) */}}
{{- define "qgateway.kept" -}}
{{- $ := index . 0 -}}
{{- $secret := lookup "v1" "Secret" $.Release.Namespace (index . 1) -}}
{{- if $secret -}}
{{- get (default dict $secret.data) (index . 2) | b64dec -}}
{{- end -}}
{{- end -}}

{{/* A hash of what was given in the values; generated values are left out, they don't change. */}}
{{- define "qgateway.givenSecrets" -}}
{{- toJson (list .Values.apiKeys.values .Values.admin.password .Values.sealingKey.value .Values.database.url) | sha256sum -}}
{{- end -}}

{{- define "qgateway.keysSecret" -}}
{{- default (printf "%s-keys" (include "qgateway.fullname" .)) .Values.apiKeys.existingSecret.name -}}
{{- end -}}
{{- define "qgateway.keysKey" -}}
{{- ternary .Values.apiKeys.existingSecret.key "openai-keys" (not (empty .Values.apiKeys.existingSecret.name)) -}}
{{- end -}}

{{- define "qgateway.adminSecret" -}}
{{- default (printf "%s-admin" (include "qgateway.fullname" .)) .Values.admin.existingSecret.name -}}
{{- end -}}
{{- define "qgateway.adminKey" -}}
{{- ternary .Values.admin.existingSecret.key "admin-password" (not (empty .Values.admin.existingSecret.name)) -}}
{{- end -}}

{{- define "qgateway.sealingSecret" -}}
{{- default (printf "%s-sealing" (include "qgateway.fullname" .)) .Values.sealingKey.existingSecret.name -}}
{{- end -}}
{{- define "qgateway.sealingKey" -}}
{{- ternary .Values.sealingKey.existingSecret.key "sealing-key" (not (empty .Values.sealingKey.existingSecret.name)) -}}
{{- end -}}

{{- define "qgateway.postgresql" -}}
{{- printf "%s-postgresql" (include "qgateway.fullname" .) -}}
{{- end -}}
{{- define "qgateway.postgresqlSecret" -}}
{{- default (include "qgateway.postgresql" .) .Values.postgresql.existingSecret.name -}}
{{- end -}}

{{/* Where the database's URL is: name and key of a Secret, as YAML. */}}
{{- define "qgateway.databaseSecret" -}}
{{- if .Values.database.existingSecret.name -}}
name: {{ .Values.database.existingSecret.name }}
key: {{ .Values.database.existingSecret.key }}
{{- else if .Values.postgresql.enabled -}}
name: {{ include "qgateway.postgresqlSecret" . }}
key: {{ ternary .Values.postgresql.existingSecret.urlKey "url" (not (empty .Values.postgresql.existingSecret.name)) }}
{{- else if .Values.cloudnativepg.enabled -}}
name: {{ include "qgateway.fullname" . }}-db-app
key: uri
{{- else -}}
name: {{ include "qgateway.fullname" . }}-database
key: url
{{- end -}}
{{- end -}}

{{/* A setting by its variable's name and a key of a Secret: (list name secret key) */}}
{{- define "qgateway.secretEnv" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}

{{- define "qgateway.simulatorUrl" -}}
{{- printf "http://%s-simulator:9000" (include "qgateway.fullname" .) -}}
{{- end -}}

{{- define "qgateway.gatewayAccount" -}}
{{- if .Values.gateway.serviceAccount.create -}}
{{- default (printf "%s-gateway" (include "qgateway.fullname" .)) .Values.gateway.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.gateway.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* What the values mean together; the schema has looked at each alone. */}}
{{- define "qgateway.check" -}}
{{- $databases := 0 -}}
{{- range list .Values.database.url .Values.database.existingSecret.name .Values.postgresql.enabled .Values.cloudnativepg.enabled -}}
{{- if . }}{{ $databases = add1 $databases }}{{ end -}}
{{- end -}}
{{- if eq (int $databases) 0 -}}
{{- fail "There is no database. Set one of: database.existingSecret.name (a Secret with a PostgreSQL or MySQL URL), database.url, postgresql.enabled=true (a small one for trying out), cloudnativepg.enabled=true." -}}
{{- end -}}
{{- if gt (int $databases) 1 -}}
{{- fail "There is more than one database. Set only one of: database.existingSecret.name, database.url, postgresql.enabled, cloudnativepg.enabled." -}}
{{- end -}}
{{- if and .Values.cloudnativepg.enabled (not (.Capabilities.APIVersions.Has "postgresql.cnpg.io/v1")) -}}
{{- fail "cloudnativepg.enabled needs CloudNativePG in the cluster: the API postgresql.cnpg.io/v1 is not there. With helm template, name it: --api-versions postgresql.cnpg.io/v1" -}}
{{- end -}}
{{- if and .Values.gateway.autoscaling.enabled (not (or .Values.gateway.autoscaling.targetActiveStreams .Values.gateway.autoscaling.targetCPUUtilization)) -}}
{{- fail "gateway.autoscaling has nothing to go by: set targetActiveStreams or targetCPUUtilization." -}}
{{- end -}}
{{- if .Values.console.enabled -}}
{{- if not .Values.operator.enabled -}}
{{- fail "console.enabled edits QAccounts, which nobody looks after without operator.enabled." -}}
{{- end -}}
{{- if not (or .Values.postgresql.enabled .Values.console.database.existingSecret.name) -}}
{{- fail "console.enabled needs console.database.existingSecret.name: a Secret with the URL of a user who can read the tables. docs/kubernetes/console.md has the statements that make one." -}}
{{- end -}}
{{- end -}}
{{- if .Values.simulator.enabled -}}
{{- if or .Values.gateway.settings.QGATEWAY_UPSTREAM_ENDPOINT .Values.gateway.settings.QGATEWAY_OIDC_ENDPOINT -}}
{{- fail "simulator.enabled names the upstream itself: leave QGATEWAY_UPSTREAM_ENDPOINT and QGATEWAY_OIDC_ENDPOINT out of gateway.settings." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "qgateway.console" -}}
{{- printf "%s-console" (include "qgateway.fullname" .) -}}
{{- end -}}

{{- define "qgateway.consoleAccount" -}}
{{- default (include "qgateway.console" .) .Values.console.serviceAccount.name -}}
{{- end -}}

{{/* Where the console reads: name and key of a Secret, as YAML. */}}
{{- define "qgateway.readerSecret" -}}
name: {{ default (printf "%s-reader" (include "qgateway.fullname" .)) .Values.console.database.existingSecret.name }}
key: {{ ternary .Values.console.database.existingSecret.key "url" (not (empty .Values.console.database.existingSecret.name)) }}
{{- end -}}

{{/* Whether the operator makes the user that the console reads with. */}}
{{- define "qgateway.makesReader" -}}
{{- if and .Values.console.enabled (not .Values.console.database.existingSecret.name) -}}true{{- end -}}
{{- end -}}

{{/* What the console shows the gateways: name and key of a Secret, as YAML. */}}
{{- define "qgateway.internalSecret" -}}
name: {{ default (printf "%s-internal" (include "qgateway.fullname" .)) .Values.console.internalToken.existingSecret.name }}
key: {{ ternary .Values.console.internalToken.existingSecret.key "internal-token" (not (empty .Values.console.internalToken.existingSecret.name)) }}
{{- end -}}

{{- define "qgateway.operator" -}}
{{- printf "%s-operator" (include "qgateway.fullname" .) -}}
{{- end -}}

{{- define "qgateway.operatorAccount" -}}
{{- default (include "qgateway.operator" .) .Values.operator.serviceAccount.name -}}
{{- end -}}

{{/* The namespaces that the operator looks after, as YAML; none are all. */}}
{{- define "qgateway.watched" -}}
{{- if .Values.operator.watch.allNamespaces -}}
[]
{{- else -}}
{{- default (list .Release.Namespace) .Values.operator.watch.namespaces | toYaml -}}
{{- end -}}
{{- end -}}

{{/* Where the console makes QAccounts. */}}
{{- define "qgateway.consoleNamespace" -}}
{{- default (first (append (include "qgateway.watched" . | fromYamlArray) .Release.Namespace)) .Values.console.namespace -}}
{{- end -}}

{{- define "qgateway.wayToTheDatabase" -}}
{{- if .Values.postgresql.enabled }}
- to:
    - podSelector:
        matchLabels:
          {{- include "qgateway.selector" (list . "postgresql") | nindent 10 }}
  ports:
    - {protocol: TCP, port: 5432}
{{- else if .Values.cloudnativepg.enabled }}
- to:
    - podSelector:
        matchLabels:
          cnpg.io/cluster: {{ include "qgateway.fullname" . }}-db
  ports:
    - {protocol: TCP, port: 5432}
{{- else }}
{{- toYaml .Values.networkPolicy.databaseEgress }}
{{- end }}
{{- end -}}
