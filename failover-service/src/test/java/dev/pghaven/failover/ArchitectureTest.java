package dev.pghaven.failover;

import dev.pghaven.testkit.ServiceArchitecture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> theMapOfTheDesignHolds() {
        return new ServiceArchitecture(
                        "dev.pghaven.failover",
                        List.of("health", "promote", "drill", "schedule"),
                        List.of("azure", "kubernetes", "postgres", "requests", "store"))
                .tests();
    }
}
