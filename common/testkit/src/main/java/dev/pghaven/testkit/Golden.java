package dev.pghaven.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares objects with YAML files of the test's module, as objects: neither the order of fields
 * nor the layout counts. With {@code -Dpghaven.rewrite=true} the files are written instead.
 */
public final class Golden {
    public static final String REWRITE = "pghaven.rewrite";

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Path folder;

    private Golden(Path folder) {
        this.folder = folder;
    }

    /** In {@code src/test/resources/golden} of the test's module. */
    public static Golden of(Class<?> test) {
        try {
            var classes = Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
            var module = classes.getParent().getParent();
            return new Golden(module.resolve("src/test/resources/golden"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no folder holds " + test, e);
        }
    }

    static Golden in(Path folder) {
        return new Golden(folder);
    }

    /** Anything that Jackson writes; best the very JSON that would be sent. */
    public void assertMatches(String name, Object actual) {
        var file = folder.resolve(name + ".yaml");
        JsonNode found = YAML.valueToTree(actual);
        if (Boolean.getBoolean(REWRITE)) {
            write(file, found);
            return;
        }
        var differences = Differences.between(read(file), found);
        if (!differences.isEmpty()) {
            throw new AssertionError(report(file, differences, found));
        }
    }

    private static String report(Path file, Differences differences, JsonNode found) {
        return "%s does not say what is (-D%s=true rewrites it):%n%s%n%nAll that is:%n%s"
                .formatted(file, REWRITE, differences, text(found));
    }

    private static JsonNode read(Path file) {
        try {
            return Files.exists(file) ? YAML.readTree(file.toFile()) : YAML.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, JsonNode content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String text(JsonNode content) {
        try {
            // Maps are written in the order of their keys, trees in the order they were made.
            return YAML.writeValueAsString(YAML.treeToValue(content, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write as YAML: " + content, e);
        }
    }
}
