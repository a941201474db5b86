package dev.pghaven.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What {@code kubectl} reads to reach the sandbox. */
public record Kubeconfig(String server, String authorityPem, String token) {

    /** The authority stands in it, so that the file can be copied elsewhere. */
    public String yaml() {
        var authority =
                Base64.getEncoder().encodeToString(authorityPem.getBytes(StandardCharsets.UTF_8));
        return """
        apiVersion: v1
        kind: Config
        clusters:
          - name: sandbox
            cluster:
              server: %s
              certificate-authority-data: %s
        users:
          - name: admin
            user:
              token: %s
        contexts:
          - name: sandbox
            context:
              cluster: sandbox
              user: admin
        current-context: sandbox
        """
                .formatted(server, authority, token);
    }

    @Override
    public String toString() {
        return "Kubeconfig[" + server + "]";
    }
}
