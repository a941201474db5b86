package dev.pghaven.exposure;

import dev.pghaven.testkit.ServiceArchitecture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> theMapOfTheDesignHolds() {
        return new ServiceArchitecture(
                        "dev.pghaven.exposure",
                        List.of("expose", "conceal", "contract", "follow"),
                        List.of(
                                "azure",
                                "dns",
                                "kubernetes",
                                "postgres",
                                "prober",
                                "requests",
                                "store"))
                .tests();
    }
}
