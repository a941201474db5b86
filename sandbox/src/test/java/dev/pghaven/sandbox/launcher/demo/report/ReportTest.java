package dev.pghaven.sandbox.launcher.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Check HELD = new Check("instances that run", true, "3", "3", 0.1);
    private static final Check FAILED = new Check("nodes", false, "3", "<2 & counting>", 5);

    @TempDir Path folder;

    @Test
    void thePageShowsWhatFailedAndEscapesWhatWasObserved() throws IOException {
        var page = page(report(false, HELD, FAILED));

        assertThat(page)
                .contains("Not every check held", "1 of 2 checks", "&lt;2 &amp; counting&gt;")
                .contains("<details open>")
                .doesNotContain("<2 &");
    }

    @Test
    void thePageDrawsEachStepWhereItWas() throws IOException {
        assertThat(page(report(true, HELD)))
                .contains("Every check held", "0.25 s", "0 commits")
                .contains(
                        "<rect x=\"10.000%\" width=\"40.000%\" y=\"5\" height=\"16\"><title>apply-cluster, 8.00 s</title>")
                .doesNotContain("{", "NOT_FOUND", "class=\"failed\"")
                .as("nothing is loaded")
                .doesNotContain("http:", "https:", "src=");
    }

    @Test
    void programsFindTheSame() throws IOException {
        report(true, HELD).writeInto(folder);

        var json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.at("/begun").asText()).isEqualTo("2026-11-28T10:00:00Z");
        assertThat(json.at("/figures/0/value").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/chapters/0/operations/0/steps/0/name").asText())
                .isEqualTo("apply-cluster");
        assertThat(json.at("/chapters/0/checks/0/ok").asBoolean()).isTrue();
    }

    private String page(Report report) throws IOException {
        report.writeInto(folder);
        var page = Files.readString(folder.resolve("report.html"));
        // Of the style sheet the braces are its own.
        return page.replaceAll("(?s)<style>.*</style>", "");
    }

    private static Report report(boolean ok, Check... checks) {
        var steps = List.of(new Step("apply-cluster", 2, 8), new Step("await-healthy", 10, 4));
        var operation = new Operation("ProvisionCluster", "ClusterProvisioned", true, 2, 12, steps);
        var chapter = new Chapter("Deploy", 0, 20, List.of(operation), List.of(checks));
        var figures = List.of(Figure.seconds("outage", 0.25), Figure.count("lost", 0, "commits"));
        return new Report(ok, Instant.parse("2026-11-28T10:00:00Z"), 20, figures, List.of(chapter));
    }
}
