package dev.pghaven.sandbox.cnpg.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionRequest.Operation;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupAdmissionTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String BACKUP = "cluster: {name: c}, method: barmanObjectStore";

    @Test
    void whatTheHowToAsksForIsAdmitted() throws Exception {
        assertThat(said("backups", BACKUP)).isEmpty();
        assertThat(said("scheduledbackups", BACKUP + ", schedule: '0 15 * ? * *'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    backups | method: plugin | spec.cluster: Required value
                    backups | cluster: {name: c}, method: magic | spec.method: Unsupported value: "magic": supported values: "barmanObjectStore", "volumeSnapshot", "plugin"
                    backups | cluster: {name: c}, method: plugin | spec.pluginConfiguration: Invalid value: null: cannot be empty when the backup method is plugin
                    backups | cluster: {name: c}, method: barmanObjectStore, online: true | spec.online: Invalid value: true: Online parameter can be specified only if the backup method is volumeSnapshot
                    scheduledbackups | cluster: {name: c}, method: barmanObjectStore | spec.schedule: Required value
                    scheduledbackups | cluster: {name: c}, schedule: '0 99 * * * *' | spec.schedule: Invalid value: "0 99 * * * *": End of range (99) above maximum (59): 99
                    scheduledbackups | cluster: {name: c}, schedule: '0 0 0 * * *', backupOwnerReference: me | spec.backupOwnerReference: Unsupported value: "me": supported values: "none", "self", "cluster"
                    objectstores | {} | spec.configuration: Required value
                    objectstores | configuration: {destinationPath: ''} | spec.configuration.destinationPath: Invalid value: "": spec.configuration.destinationPath in body should be at least 1 chars long
                    objectstores | configuration: {destinationPath: d, serverName: s} | spec.configuration.serverName: Forbidden: use the 'serverName' plugin parameter in the Cluster resource
                    objectstores | configuration: {destinationPath: d}, retentionPolicy: 0d | spec.retentionPolicy: Invalid value: "0d": spec.retentionPolicy in body should match '^[1-9][0-9]*[dwm]$'
                    objectstores | configuration: {destinationPath: d, data: {compression: xz}} | spec.configuration.data.compression: Unsupported value: "xz": supported values: "bzip2", "gzip", "lz4", "snappy"
                    clusters | instances: 1, storage: {size: 1Gi}, backup: {retentionPolicy: forever} | spec.backup.retentionPolicy: Invalid value: "forever": spec.backup.retentionPolicy in body should match '^[1-9][0-9]*[dwm]$'
                    clusters | instances: 1, storage: {size: 1Gi}, backup: {barmanObjectStore: {destinationPath: d}} | spec.backup.barmanObjectStore: Invalid value: "d": missing credentials. One and only one of azureCredentials, s3Credentials and googleCredentials are required
                    """)
    void aWrongFieldIsRefusedInTheOperatorsWords(String kind, String spec, String words)
            throws Exception {
        assertThat(said(kind, spec)).endsWith(" \"x\" is invalid: " + words);
    }

    @Test
    void aBackupCannotBeChangedNorAScheduleGivenToAnotherCluster() throws Exception {
        var changed = review("backups", BACKUP + ", target: primary", BACKUP);
        var moved =
                review(
                        "scheduledbackups",
                        "schedule: '0 0 0 * * *', cluster: {name: d}",
                        "schedule: '0 0 0 * * *', cluster: {name: c}");

        assertThat(words(changed))
                .isEqualTo(
                        "Backup.postgresql.cnpg.io \"x\" is invalid: spec: Invalid value: \"object\":"
                                + " BackupSpec is immutable once set");
        assertThat(words(moved))
                .endsWith(
                        "spec.cluster: Invalid value: \"object\": cluster reference is immutable"
                                + " after creation");
        assertThat(words(review("backups", BACKUP, BACKUP))).isEmpty();
    }

    private static String said(String kind, String spec) throws IOException {
        return words(review(kind, spec, null));
    }

    private static String words(AdmissionVerdict verdict) {
        return switch (verdict) {
            case AdmissionVerdict.Admitted admitted -> "";
            case AdmissionVerdict.Denied denied -> denied.message();
        };
    }

    private static AdmissionVerdict review(String plural, String spec, String before)
            throws IOException {
        var group = plural.equals("objectstores") ? "barmancloud.cnpg.io" : "postgresql.cnpg.io";
        var kind = Kinds.ofTheSandbox().resource(group + "/v1", plural).orElseThrow();
        return new CnpgAdmission()
                .review(
                        new AdmissionRequest(
                                before == null ? Operation.CREATE : Operation.UPDATE,
                                kind,
                                "shop",
                                "x",
                                "",
                                object(spec),
                                object(before == null ? "" : before),
                                User.SYSTEM,
                                false));
    }

    private static ObjectNode object(String spec) throws IOException {
        var braced = spec.equals("{}") ? spec : "{" + spec + "}";
        return (ObjectNode) YAML.readTree("spec: " + braced);
    }
}
