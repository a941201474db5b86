package dev.pghaven.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.pghaven.testkit.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The chart, as Helm renders it. */
final class Chart {
    static final Path DEPLOY = ProjectRoot.find().resolve("deploy");
    static final Path EVENT_HUBS = DEPLOY.resolve("examples/event-hubs.yaml");
    static final Path STRIMZI = DEPLOY.resolve("examples/strimzi.yaml");
    static final Path SANDBOX = DEPLOY.resolve("sandbox-values.yaml");

    private static final Path FOLDER = DEPLOY.resolve("charts/pghaven");
    private static final ObjectMapper YAML =
            new YAMLMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** What would be installed into {@code pghaven-system} with the values of a file. */
    static Rendered with(Path values) {
        return render(values, "{}");
    }

    /**
     * @param changes values, as YAML, that differ from those of the file
     */
    static Rendered with(Path values, String changes) {
        return render(values, changes);
    }

    private static Rendered render(Path values, String changes) {
        try {
            var more = Files.createTempFile("values", ".yaml");
            Files.writeString(more, changes);
            try {
                return parse(text(values, more));
            } finally {
                Files.delete(more);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path... values) {
        var template =
                new Helm(FOLDER)
                        .template()
                        .withName("pghaven")
                        .withNamespace("pghaven-system")
                        .withKubeVersion("1.32.4");
        for (var file : values) {
            template.withValuesFile(file);
        }
        return template.call();
    }

    static JsonNode yaml(String text) throws IOException {
        return YAML.readTree(text);
    }

    /** Helm says on the way what it misses, before the first document. */
    private static Rendered parse(String text) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            List<JsonNode> objects =
                    documents.readAll().stream().filter(JsonNode::isObject).toList();
            return new Rendered(objects);
        }
    }
}
