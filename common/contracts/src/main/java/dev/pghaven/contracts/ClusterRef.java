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

    private static final Rule NAMESPACE =
            new Rule("namespace", "DNS-1123", "[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63);
    private static final Rule NAME =
            new Rule("name", "DNS-1035", "[a-z]([-a-z0-9]*[a-z0-9])?", MAX_NAME_LENGTH);

    public ClusterRef {
        var faults =
                Stream.of(NAMESPACE.fault(namespace), NAME.fault(name))
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

    /** What Kubernetes asks of a namespace, and of what services are named after. */
    private record Rule(String part, String kind, Pattern pattern, int maxLength) {
        Rule(String part, String kind, String pattern, int maxLength) {
            this(part, kind, Pattern.compile(pattern), maxLength);
        }

        String fault(String label) {
            var valid =
                    label != null
                            && label.length() <= maxLength
                            && pattern.matcher(label).matches();
            return valid
                    ? ""
                    : "its %s must be a %s label of at most %d characters, but is '%s'"
                            .formatted(part, kind, maxLength, label);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return namespace + "/" + name;
    }
}
