package dev.pghaven.sandbox.apiserver.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.apiserver.Yaml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {
    private static byte[] text(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[]... parts) {
        byte[] content = join(parts);
        return join(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] body(String apiVersion, String kind, byte[] raw) {
        return join(
                new byte[] {'k', '8', 's', 0},
                field(1, text(1, apiVersion), text(2, kind)),
                field(2, raw));
    }

    @Test
    void readsASecretAsKubectlSendsIt() {
        byte[] noTime = field(8);
        byte[] metadata = field(1, text(1, "s"), text(2, ""), text(3, "shop"), noTime);
        byte[] data = field(2, text(1, "password"), field(2, new byte[] {1, (byte) 0xff}));

        assertThat(ProtobufBody.read(body("v1", "Secret", join(metadata, data, text(3, "Opaque")))))
                .contains(
                        Yaml.object(
                                """
                                apiVersion: v1
                                kind: Secret
                                metadata: {name: s, namespace: shop}
                                data: {password: Af8=}
                                type: Opaque
                                """));
    }

    @Test
    void knowsNotEveryKind() {
        assertThat(ProtobufBody.read(body("apps/v1", "Deployment", new byte[0]))).isEmpty();
    }

    @Test
    void refusesAFieldThatItWouldLose() {
        byte[] unknown = field(15, text(1, "x"));

        assertThatThrownBy(() -> ProtobufBody.read(body("v1", "Secret", unknown)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("field 15");
    }

    @Test
    void refusesWhatIsCutOff() {
        byte[] whole = body("v1", "Secret", field(1, text(1, "a long name")));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            if (length == 4 || isWholeField(length, whole)) {
                continue;
            }
            assertThatThrownBy(() -> ProtobufBody.read(cut)).isInstanceOf(MalformedMessage.class);
        }
    }

    private static boolean isWholeField(int length, byte[] whole) {
        return length == 4 + 2 + whole[5];
    }
}
