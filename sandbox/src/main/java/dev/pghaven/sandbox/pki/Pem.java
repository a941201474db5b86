package dev.pghaven.sandbox.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** The text form in which clients and PostgreSQL take certificates and keys. */
final class Pem {
    private Pem() {}

    static String write(String type, byte[] content) {
        var text = new StringWriter();
        try (var pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a PEM block of type " + type, e);
        }
        return text.toString();
    }

    /** The content of the first block; a chain's further certificates are not ours to read. */
    static byte[] read(String text) {
        try (var pem = new PemReader(new StringReader(text))) {
            PemObject block = pem.readPemObject();
            if (block == null) {
                throw new IllegalArgumentException("no PEM block found");
            }
            return block.getContent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a PEM block", e);
        }
    }
}
