package dev.pghaven.failover;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pghaven.operations.Workflow;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** The map of the design's first section, kept true. */
class ArchitectureTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.pghaven");

    private static final String[] COMMON = {
        "dev.pghaven.contracts..",
        "dev.pghaven.operations..",
        "dev.pghaven.cnpg..",
        "dev.pghaven.kubernetes..",
        "dev.pghaven.postgres.."
    };
    private static final String[] ADAPTERS = {
        "dev.pghaven.failover.kubernetes..",
        "dev.pghaven.failover.postgres..",
        "dev.pghaven.failover.requests..",
        "dev.pghaven.failover.store.."
    };

    private static final String[] USE_CASES = {
        "dev.pghaven.failover.health..", "dev.pghaven.failover.promote.."
    };

    @Test
    void noServiceKnowsTheSandboxOrTheTestkit() {
        noClasses()
                .that()
                .resideInAPackage("dev.pghaven.failover..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.pghaven.sandbox..", "dev.pghaven.testkit..", "dev.pghaven.fakes..")
                .check(ALL);
    }

    @Test
    void commonKnowsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.pghaven.failover..")
                .check(ALL);
    }

    @Test
    void commonHoldsNoWorkflow() {
        noClasses().that().resideInAnyPackage(COMMON).should().implement(Workflow.class).check(ALL);
    }

    @Test
    void theEngineKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.pghaven.operations..")
                .and()
                .resideOutsideOfPackage("dev.pghaven.operations.quarkus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..")
                .check(ALL);
    }

    @Test
    void adaptersShowNothingOfThemselves() {
        classes()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .and(areTopLevel())
                .should()
                .bePackagePrivate()
                .check(ALL);
    }

    @Test
    void useCasesKnowPortsAndNoAdapters() {
        noClasses()
                .that()
                .resideInAnyPackage(USE_CASES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .check(ALL);
    }

    @Test
    void useCasesCallTheWorldThroughPortsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(USE_CASES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fabric8.kubernetes.client..", "com.azure..", "java.sql..", "java.net..")
                .check(ALL);
    }

    @Test
    void theRootKnowsNoneOfItsPackages() {
        noClasses()
                .that()
                .resideInAPackage("dev.pghaven.failover")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.pghaven.failover.(*)..")
                .check(ALL);
    }

    @Test
    void onlyRestSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.pghaven..rest..")
                .should()
                .beAnnotatedWith(Path.class)
                .check(ALL);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.pghaven.(**)").should().beFreeOfCycles().check(ALL);
    }

    private static DescribedPredicate<JavaClass> areTopLevel() {
        return DescribedPredicate.describe("are top level", JavaClass::isTopLevelClass);
    }
}
