package dev.pghaven.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * Validates manifests against CNPG's custom resource definitions, as an API server does with strict
 * field validation. Rules in CEL are not evaluated.
 */
public final class CrdSchemas {
    /** Versions of the operator whose definitions are at hand. */
    public static final List<String> OPERATOR_VERSIONS = List.of("1.23.1", "1.27.0", "1.30.0");

    /** Overrides where the definitions are looked for. */
    public static final String FOLDER = "pghaven.crds";

    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final Path folder;
    private final ObjectMapper mapper = new ObjectMapper();

    private CrdSchemas(Path folder) {
        this.folder = folder;
    }

    /** Skips the calling test, and says so, where the definitions are not at hand. */
    public static CrdSchemas orSkip() {
        var folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new TestAbortedException(
                    "SKIPPED: manifests were not validated, for there is no folder "
                            + folder
                            + " with CNPG's definitions (-D"
                            + FOLDER
                            + "=... names another)");
        }
        return new CrdSchemas(folder);
    }

    private static Path folder() {
        var configured = System.getProperty(FOLDER);
        return configured == null
                ? ProjectRoot.find().resolve("../shared/reference/cnpg-crds").normalize()
                : Path.of(configured);
    }

    /**
     * What an API server would answer; empty when it would accept.
     *
     * @param plural such as {@code clusters}
     */
    public List<String> faults(String plural, String operatorVersion, Object manifest) {
        var schema = SCHEMAS.getSchema(strict(plural, operatorVersion));
        return schema.validate(mapper.<JsonNode>valueToTree(manifest)).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonNode strict(String plural, String operatorVersion) {
        var file = folder.resolve(plural + "-" + operatorVersion + ".json");
        try {
            var schema = (ObjectNode) mapper.readTree(file.toFile()).path("openAPIV3Schema");
            return StrictSchema.of(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
