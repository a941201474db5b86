package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.CertificatesSpec;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.util.ArrayList;
import java.util.List;

/** What must not be set together, or not alone. */
final class ExclusionRules {
    private ExclusionRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        if (spec.imageName() != null && spec.imageCatalogRef() != null) {
            errors.add(
                    FieldError.invalid(
                            "spec.imageName",
                            spec.imageName(),
                            "imageName and imageCatalogRef are mutually exclusive"));
        }
        var template = spec.serviceAccountTemplate().metadata();
        boolean templated = !template.labels().isEmpty() || !template.annotations().isEmpty();
        if (spec.serviceAccountName() != null && templated) {
            errors.add(
                    FieldError.invalid(
                            "spec.serviceAccountName",
                            spec.serviceAccountName(),
                            "serviceAccountName and serviceAccountTemplate are mutually exclusive"));
        }
        if (spec.archivesTwice()) {
            errors.add(
                    FieldError.invalid(
                            "spec.plugins",
                            "isWALArchiver",
                            "Cannot enable a WAL archiver plugin when barmanObjectStore is"
                                    + " configured"));
        }
        certificates(spec.certificates(), errors);
        return errors;
    }

    private static void certificates(CertificatesSpec given, List<FieldError> errors) {
        if (given.serverTLSSecret() == null) {
            return;
        }
        if (given.serverCASecret() == null) {
            errors.add(
                    FieldError.invalid(
                            "spec.certificates.serverCASecret",
                            "",
                            "Server CA secret can't be empty when the server TLS secret is given"));
        }
        if (!given.serverAltDNSNames().isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            "spec.certificates.serverAltDNSNames",
                            given.serverAltDNSNames().toString(),
                            "Server alternative DNS names can't be defined when server TLS secret"
                                    + " is provided"));
        }
    }
}
