package dev.pghaven.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.pghaven.operations.Workflow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The map of the design's first section, as rules that each service keeps.
 *
 * @param root the service's package
 * @param useCases names of packages below it
 * @param adapters names of packages below it whose classes nobody else sees
 */
public record ServiceArchitecture(String root, List<String> useCases, List<String> adapters) {
    private static final String[] COMMON = {
        "dev.pghaven.contracts..",
        "dev.pghaven.operations..",
        "dev.pghaven.cnpg..",
        "dev.pghaven.kubernetes..",
        "dev.pghaven.postgres..",
        "dev.pghaven.azure.."
    };

    /** One test for each rule. */
    public Stream<DynamicTest> tests() {
        var all =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.pghaven");
        return Stream.of(
                        noServiceKnowsTheSandboxOrTheTestkit(),
                        commonKnowsNoService(),
                        commonHoldsNoWorkflow(),
                        theEngineKnowsNoFramework(),
                        adaptersShowNothingOfThemselves(),
                        useCasesKnowPortsAndNoAdapters(),
                        useCasesCallTheWorldThroughPortsOnly(),
                        theRootKnowsNoneOfItsPackages(),
                        onlyRestSpeaksHttp(),
                        packagesFormNoCycles())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(all)));
    }

    private ArchRule noServiceKnowsTheSandboxOrTheTestkit() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.pghaven.sandbox..", "dev.pghaven.testkit..", "dev.pghaven.fakes..")
                .as("no service knows the sandbox or the testkit");
    }

    private ArchRule commonKnowsNoService() {
        return noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "..")
                .as("common knows no service");
    }

    private static ArchRule commonHoldsNoWorkflow() {
        return noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .implement(Workflow.class)
                .as("common holds no workflow");
    }

    private static ArchRule theEngineKnowsNoFramework() {
        return noClasses()
                .that()
                .resideInAPackage("dev.pghaven.operations..")
                .and()
                .resideOutsideOfPackage("dev.pghaven.operations.quarkus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..")
                .as("the engine knows no framework");
    }

    private ArchRule adaptersShowNothingOfThemselves() {
        return classes()
                .that()
                .resideInAnyPackage(below(adapters))
                .and(areTopLevel())
                .should()
                .bePackagePrivate()
                .as("adapters show nothing of themselves");
    }

    private ArchRule useCasesKnowPortsAndNoAdapters() {
        return noClasses()
                .that()
                .resideInAnyPackage(below(useCases))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below(adapters))
                .as("use cases know ports and no adapters");
    }

    private ArchRule useCasesCallTheWorldThroughPortsOnly() {
        return noClasses()
                .that()
                .resideInAnyPackage(below(useCases))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fabric8.kubernetes.client..", "com.azure..", "java.sql..", "java.net..")
                .as("use cases call the world through ports only");
    }

    private ArchRule theRootKnowsNoneOfItsPackages() {
        return noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".(*)..")
                .as("the root knows none of its packages");
    }

    private static ArchRule onlyRestSpeaksHttp() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.pghaven..rest..")
                .should()
                .beAnnotatedWith("jakarta.ws.rs.Path")
                .as("only REST speaks HTTP");
    }

    private static ArchRule packagesFormNoCycles() {
        return slices().matching("dev.pghaven.(**)").should().beFreeOfCycles();
    }

    private String[] below(List<String> names) {
        return names.stream().map(it -> root + "." + it + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> areTopLevel() {
        return DescribedPredicate.describe("are top level", JavaClass::isTopLevelClass);
    }
}
