package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.Bootstrap;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.util.ArrayList;
import java.util.List;

/** How a cluster may begin. */
final class BootstrapRules {
    private static final int LARGEST_SEGMENT = 1024;

    private BootstrapRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        initdb(spec.bootstrap().initdb(), errors);
        return errors;
    }

    private static void initdb(Bootstrap.InitDb initdb, List<FieldError> errors) {
        Integer segment = initdb.walSegmentSize();
        if (segment != null
                && (segment < 1 || segment > LARGEST_SEGMENT || Integer.bitCount(segment) != 1)) {
            errors.add(
                    FieldError.invalid(
                            "spec.bootstrap.initdb.walSegmentSize",
                            segment,
                            "WAL segment size must be a power of 2 between 1 and 1024"));
        }
    }
}
