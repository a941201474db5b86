import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Reads the reports of Surefire and Failsafe and prints the time per tier, the slowest tests and the sum. */
class TestTimes {
    enum Tier {
        UNIT("*Test", 3),
        IT("*IT", 9),
        E2E("*E2E", 6);

        final String pattern;
        final int budgetMinutes;

        Tier(String pattern, int budgetMinutes) {
            this.pattern = pattern;
            this.budgetMinutes = budgetMinutes;
        }

        static Tier of(String className) {
            return className.endsWith("E2E") ? E2E : className.endsWith("IT") ? IT : UNIT;
        }
    }

    enum Verdict {
        PASSED,
        FAILED,
        SKIPPED
    }

    record Case(String className, String name, double seconds, Verdict verdict, String message) {}

    record Suite(String className, double seconds, List<Case> cases) {}

    public static void main(String[] arguments) throws Exception {
        var suites = suites(Path.of(arguments[0]));
        var cases = suites.stream().flatMap(suite -> suite.cases().stream()).toList();
        printTiers(suites);
        printSlowest(cases);
        printSkipped(cases);
        System.out.printf(
                "%n%d passed, %d failed, %d skipped%n",
                count(cases, Verdict.PASSED), count(cases, Verdict.FAILED), count(cases, Verdict.SKIPPED));
        if (cases.isEmpty()) {
            System.err.println("pghaven: no test ran");
            System.exit(1);
        }
    }

    static void printTiers(List<Suite> suites) {
        System.out.println("\nTime per tier");
        for (var tier : Tier.values()) {
            var seconds = suites.stream().filter(it -> Tier.of(it.className()) == tier).mapToDouble(Suite::seconds).sum();
            System.out.printf(Locale.ROOT, "  %-6s %6.1f s of %d min%n", tier.pattern, seconds, tier.budgetMinutes);
        }
    }

    static void printSlowest(List<Case> cases) {
        System.out.println("\nThe ten slowest");
        cases.stream()
                .sorted(Comparator.comparingDouble(Case::seconds).reversed())
                .limit(10)
                .forEach(it -> System.out.printf(
                        Locale.ROOT, "  %6.1f s  %s#%s%n", it.seconds(), simple(it.className()), it.name()));
    }

    static void printSkipped(List<Case> cases) {
        var skipped = cases.stream().filter(it -> it.verdict() == Verdict.SKIPPED).toList();
        if (!skipped.isEmpty()) {
            System.out.println("\nSkipped");
            skipped.forEach(it ->
                    System.out.printf("  %s#%s: %s%n", simple(it.className()), it.name(), it.message()));
        }
    }

    static long count(List<Case> cases, Verdict verdict) {
        return cases.stream().filter(it -> it.verdict() == verdict).count();
    }

    static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    static List<Suite> suites(Path root) throws Exception {
        var suites = new ArrayList<Suite>();
        for (var report : reports(root)) {
            suites.add(suite(report));
        }
        return suites;
    }

    static List<Path> reports(Path root) throws IOException {
        try (var files = Files.find(root, 5, (path, attributes) -> path.toString().matches(".*-reports/TEST-.*\\.xml"))) {
            return files.toList();
        }
    }

    static Suite suite(Path report) throws Exception {
        var element = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        var nodes = element.getElementsByTagName("testcase");
        var cases = new ArrayList<Case>();
        for (int i = 0; i < nodes.getLength(); i++) {
            cases.add(testCase((Element) nodes.item(i)));
        }
        return new Suite(element.getAttribute("name"), Double.parseDouble(element.getAttribute("time")), cases);
    }

    static Case testCase(Element element) {
        var failed = element.getElementsByTagName("failure").getLength() + element.getElementsByTagName("error").getLength();
        var skipped = element.getElementsByTagName("skipped");
        var verdict = failed > 0 ? Verdict.FAILED : skipped.getLength() > 0 ? Verdict.SKIPPED : Verdict.PASSED;
        var message = skipped.getLength() > 0 ? ((Element) skipped.item(0)).getAttribute("message") : "";
        return new Case(
                element.getAttribute("classname"),
                element.getAttribute("name"),
                Double.parseDouble(element.getAttribute("time")),
                verdict,
                message);
    }
}
