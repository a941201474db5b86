package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Json;

/** Specs as a sender would write them. */
final class Specs {
    private Specs() {}

    static ClusterSpec of(String json) {
        return Json.read(json, ClusterSpec.class);
    }
}
