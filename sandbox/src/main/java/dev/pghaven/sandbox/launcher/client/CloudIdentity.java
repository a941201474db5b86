package dev.pghaven.sandbox.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** A user assigned identity in Azure, as Resource Manager and Entra show it. */
public interface CloudIdentity {
    List<Trust> trusts() throws IOException, InterruptedException;

    void remove(Trust trust) throws IOException, InterruptedException;

    void put(Trust trust) throws IOException, InterruptedException;

    /** What Entra says to a pod that presents this token: {@code granted}, or its error. */
    String answerTo(String serviceAccountToken) throws IOException, InterruptedException;

    /** The names of all service accounts' credentials that the identity trusts. */
    default List<String> names() throws IOException, InterruptedException {
        return trusts().stream().map(Trust::name).toList();
    }

    /** A federated credential. */
    record Trust(String name, JsonNode properties) {
        public boolean isOf(String subject) {
            return properties.path("subject").asText().equals(subject);
        }
    }
}
