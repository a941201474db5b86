package dev.pghaven.sandbox.cnpg.schedule;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Names a ScheduledBackup. */
record ScheduleKey(String namespace, String name) {
    static ScheduleKey of(ObjectMeta schedule) {
        return new ScheduleKey(schedule.getNamespace(), schedule.getName());
    }
}
