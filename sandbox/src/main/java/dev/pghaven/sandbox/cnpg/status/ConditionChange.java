package dev.pghaven.sandbox.cnpg.status;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;

/** A condition of a Cluster as it is to be from now on. */
public record ConditionChange(String type, boolean status, String reason, String message) {

    /** Among those that are known; the time of its last change stays while its status does. */
    public List<Condition> in(List<Condition> known, Instant now) {
        return Conditions.with(known, now, conditions -> conditions.set(this));
    }
}
