package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one CNPG Cluster of the Kubernetes cluster that pghaven looks after. On the wire: {@code
 * namespace/name}.
 */
public record ClusterRef(String namespace, String name) {
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    /**
     * CNPG's admission refuses longer names, because it derives names of services and certificates
     * from them.
     */
    public static final int MAX_NAME_LENGTH = 50;

    public ClusterRef {
        require(namespace, "namespace", 63);
        require(name, "name", MAX_NAME_LENGTH);
    }

    @JsonCreator
    public static ClusterRef parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "cluster must be namespace/name, but is '" + text + "'");
        }
        return new ClusterRef(text.substring(0, slash), text.substring(slash + 1));
    }

    private static void require(String label, String field, int maxLength) {
        if (label == null || label.length() > maxLength || !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    field
                            + " must be a DNS-1035 label of at most "
                            + maxLength
                            + " characters, but is '"
                            + label
                            + "'");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return namespace + "/" + name;
    }
}
