package dev.pghaven.sandbox.cnpg.api;

/** How the kubelet looks at instances, as far as the sandbox asks. */
public record Probes(Liveness liveness) {
    static final Probes DEFAULT = new Probes(null);

    public Probes {
        liveness = Defaulted.value(liveness, Liveness.DEFAULT);
    }

    /** Absent fields are those that CNPG derives from {@code livenessProbeTimeout}. */
    public record Liveness(
            Integer periodSeconds, Integer failureThreshold, IsolationCheck isolationCheck) {
        static final Liveness DEFAULT = new Liveness(null, null, null);

        public Liveness {
            isolationCheck = Defaulted.value(isolationCheck, IsolationCheck.DEFAULT);
        }
    }

    /** Whether a primary looks if it reaches anybody; since 1.27 it does by itself. */
    public record IsolationCheck(Boolean enabled) {
        static final IsolationCheck DEFAULT = new IsolationCheck(null);

        public IsolationCheck {
            enabled = Defaulted.value(enabled, true);
        }
    }
}
