package dev.pghaven.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One sandbox for all test classes of a JVM, with the services that a class names beside it. It
 * starts with the first class and ends with the last; each test leaves it without faults. What a
 * class makes in it stays, so classes have namespaces of their own.
 */
public final class SharedSandbox implements BeforeAllCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(SharedSandbox.class);

    private final List<String> services;
    private RunningSandbox running;

    private SharedSandbox(List<String> services) {
        this.services = services;
    }

    /** Of all services only these run while the tests of the class do, one replica of each. */
    public static SharedSandbox with(String... services) {
        return new SharedSandbox(List.of(services));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                        .computeIfAbsent(
                                RunningSandbox.class,
                                _ -> RunningSandbox.start(),
                                RunningSandbox.class);
        running.runOnly(services);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        heal();
    }

    /** Ends all faults. */
    public void heal() {
        process().control("DELETE", "/faults", "");
    }

    public SandboxProcess process() {
        return running.sandbox();
    }

    public Replica service(String name) {
        return running.service(name);
    }
}
