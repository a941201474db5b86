package dev.pghaven.sandbox.apiserver.kinds;

/** What the API server fills into a pod's spec. */
final class PodDefaults {
    private static final String CONTAINER =
            """
            {"imagePullPolicy": "IfNotPresent", "resources": {"$default": {}},
             "terminationMessagePath": "/dev/termination-log",
             "terminationMessagePolicy": "File",
             "ports": [{"protocol": "TCP"}]}
            """;

    static final String SPEC =
            """
            {"restartPolicy": "Always", "dnsPolicy": "ClusterFirst",
             "schedulerName": "default-scheduler", "securityContext": {"$default": {}},
             "terminationGracePeriodSeconds": 30, "enableServiceLinks": true,
             "containers": [%s], "initContainers": [%s]}
            """
                    .formatted(CONTAINER, CONTAINER);

    private PodDefaults() {}
}
