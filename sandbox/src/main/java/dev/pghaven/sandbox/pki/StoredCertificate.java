package dev.pghaven.sandbox.pki;

import dev.pghaven.sandbox.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** A certificate and its key as two files with one name. */
record StoredCertificate(Path folder, String name) {

    Optional<IssuedCertificate> read() {
        if (!Files.exists(certificateFile()) || !Files.exists(keyFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                            IssuedCertificate.fromPem(
                                    Files.readString(certificateFile()),
                                    Files.readString(keyFile())))
                    .filter(StoredCertificate::isValidToday);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the certificate " + certificateFile(), e);
        }
    }

    void write(IssuedCertificate issued) {
        AtomicFile.replacePrivate(keyFile(), issued.keyPem());
        AtomicFile.replace(certificateFile(), issued.certificatePem());
    }

    Path certificateFile() {
        return folder.resolve(name + ".crt");
    }

    Path keyFile() {
        return folder.resolve(name + ".key");
    }

    private static boolean isValidToday(IssuedCertificate issued) {
        try {
            issued.certificate().checkValidity();
            return true;
        } catch (GeneralSecurityException expired) {
            return false;
        }
    }
}
