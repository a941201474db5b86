package dev.pghaven.sandbox.launcher.demo.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A report as one HTML page that loads nothing. */
record Page(Report report) {
    private static final Variant HTML = Variant.forContentType("text/html");

    String html() throws IOException {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(HTML.getContentType())))
                .build()
                .parse(template(), HTML)
                .data("report", report)
                .data("timeline", Timeline.of(report))
                .render();
    }

    private static String template() throws IOException {
        try (var file = Page.class.getResourceAsStream("report.html")) {
            return new String(
                    Optional.ofNullable(file).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
