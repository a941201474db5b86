package dev.pghaven.contracts.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The PostgreSQL parameters of a cluster: what was asked, over what follows from the size of the
 * pod and of the WAL volume.
 */
public final class Parameters {
    private Parameters() {}

    public static Map<String, String> of(
            Postgresql postgresql, Resources resources, Storage walStorage) {
        var all = new TreeMap<>(sizedTo(resources, walStorage));
        all.putAll(postgresql.parameters());
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, String> sizedTo(Resources resources, Storage walStorage) {
        var memory = resources.memory().mebibytes();
        var cores = cores(resources);
        var wal = walStorage.size().mebibytes();
        return Map.of(
                "shared_buffers",
                memory / 4 + "MB",
                "effective_cache_size",
                memory * 3 / 4 + "MB",
                "max_worker_processes",
                Integer.toString(Math.max(8, 2 * cores)),
                "max_parallel_workers",
                Integer.toString(cores),
                "max_parallel_workers_per_gather",
                Integer.toString(Math.max(1, cores / 2)),
                "max_parallel_maintenance_workers",
                Integer.toString(Math.max(1, cores / 2)),
                "max_wal_size",
                wal / 4 + "MB",
                "max_slot_wal_keep_size",
                wal / 2 + "MB");
    }

    private static int cores(Resources resources) {
        return resources.cpu().amount().max(BigDecimal.ONE).setScale(0, RoundingMode.UP).intValue();
    }
}
