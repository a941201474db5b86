package dev.pghaven.operations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same names always give the same id. */
public final class NameBasedId {
    private static final UUID NAMESPACE = UUID.fromString("2f6a3c0e-5d0b-4b57-9c0c-6c6f1f0b7a51");

    private NameBasedId() {}

    /**
     * The operation of {@code service} that the request or fact {@code id} of {@code source} leads
     * to. One fact may lead to an operation of each service.
     */
    public static UUID ofOperation(String service, String source, String id) {
        return of("operation", service, source, id);
    }

    /** The {@code index}-th fact of one visit of a step. */
    public static UUID ofFact(UUID operation, Position at, int index) {
        return of("fact", operation.toString(), at.step(), at.visit() + "", index + "");
    }

    /** Names are length-prefixed, so that no two lists of names run together to the same text. */
    public static UUID of(String... names) {
        var text = new StringBuilder();
        for (var name : names) {
            text.append(name.length()).append(':').append(name);
        }
        return version5(text.toString());
    }

    private static UUID version5(String text) {
        var sha1 = sha1();
        sha1.update(bytes(NAMESPACE));
        var hash = ByteBuffer.wrap(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        var high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
        var low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
