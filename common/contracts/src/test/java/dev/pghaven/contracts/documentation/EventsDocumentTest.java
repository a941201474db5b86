package dev.pghaven.contracts.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsDocumentTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DOCUMENT = Path.of("../../docs/events.md");

    private final String generated = new EventsDocument(Javadoc.of(SOURCES)).text();

    @Test
    void theCommittedDocumentSaysWhatTheTypesSay() throws IOException {
        if (Boolean.getBoolean("pghaven.rewrite")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(DOCUMENT)
                .as("docs/events.md is not what the types say; run: " + EventsDocument.COMMAND)
                .hasContent(generated);
    }

    @Test
    void everyTypeIsExplained() {
        assertThat(generated)
                .doesNotContain(".v1`: \n")
                .doesNotContain("{@")
                .doesNotContain("null")
                .contains("dev.pghaven.ProvisionCluster.v1", "Asks for a highly available");
    }
}
