package dev.pghaven.provisioner.e2e;

import java.util.List;

/** What a removal says step by step: wire format, so nothing in it is ever renamed. */
final class RemovalSteps {
    static final List<String> NAMES =
            List.of(
                    "note-cluster",
                    "remove-endpoints",
                    "remove-backup-schedules",
                    "delete-cluster",
                    "await-instances-gone",
                    "remove-backup-objects",
                    "remove-federated-credential",
                    "remove-secrets",
                    "remove-pod-monitors",
                    "remove-namespace",
                    "verify-nothing-is-left");

    private RemovalSteps() {}
}
