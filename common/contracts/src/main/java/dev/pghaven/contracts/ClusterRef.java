package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names one CNPG Cluster of the Kubernetes cluster that pghaven looks after. On the wire: {@code
 * namespace/name}.
 */
public record ClusterRef(String namespace, String name) {
    /**
     * CNPG's admission refuses longer names, because it derives names of services and certificates
     * from them.
     */
    public static final int MAX_NAME_LENGTH = 50;

    private static final int MAX_NAMESPACE_LENGTH = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    public ClusterRef {
        var faults =
                Stream.of(
                                fault(namespace, "namespace", MAX_NAMESPACE_LENGTH),
                                fault(name, "name", MAX_NAME_LENGTH))
                        .filter(fault -> !fault.isEmpty())
                        .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults);
        }
    }

    @JsonCreator
    public static ClusterRef parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("must be namespace/name, but is '" + text + "'");
        }
        return new ClusterRef(text.substring(0, slash), text.substring(slash + 1));
    }

    private static String fault(String label, String part, int maxLength) {
        var valid = label != null && label.length() <= maxLength && LABEL.matcher(label).matches();
        return valid
                ? ""
                : "its %s must be a DNS-1035 label of at most %d characters, but is '%s'"
                        .formatted(part, maxLength, label);
    }

    @Override
    @JsonValue
    public String toString() {
        return namespace + "/" + name;
    }
}
