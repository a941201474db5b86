package dev.pghaven.sandbox.apiserver.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The roles and bindings without which no cluster is: for its masters, and for everybody. */
public final class DefaultRoles {
    private static final String FILE = "default-roles.yaml";

    private DefaultRoles() {}

    public static List<ObjectNode> all() {
        YAMLMapper yaml = new YAMLMapper();
        try (var stream = DefaultRoles.class.getResourceAsStream(FILE);
                var documents = yaml.readerFor(JsonNode.class).<ObjectNode>readValues(stream)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
