package dev.pghaven.sandbox.loadbalancer;

/** The annotations of a Service that the cloud provider reads. */
enum Annotation {
    PIP_NAME("azure-pip-name"),
    RESOURCE_GROUP("azure-load-balancer-resource-group"),
    ADDRESS("azure-load-balancer-ipv4"),
    DNS_LABEL("azure-dns-label-name"),
    INTERNAL("azure-load-balancer-internal"),
    INTERNAL_SUBNET("azure-load-balancer-internal-subnet"),
    IDLE_TIMEOUT("azure-load-balancer-tcp-idle-timeout"),
    DISABLE_TCP_RESET("azure-load-balancer-disable-tcp-reset"),
    DENY_ALL_EXCEPT_RANGES("azure-deny-all-except-load-balancer-source-ranges"),
    ALLOWED_IP_RANGES("azure-allowed-ip-ranges"),
    ALLOWED_SERVICE_TAGS("azure-allowed-service-tags");

    private final String suffix;

    Annotation(String suffix) {
        this.suffix = suffix;
    }

    String key() {
        return "service.beta.kubernetes.io/" + suffix;
    }
}
