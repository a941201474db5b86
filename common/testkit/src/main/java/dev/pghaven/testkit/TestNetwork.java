package dev.pghaven.testkit;

/**
 * The loopback networks that tests take, so that they can run beside a person's own sandbox, which
 * has 127.10.
 */
public final class TestNetwork {
    private static final int FIRST = 20;
    private static final int COUNT = 200;

    private TestNetwork() {}

    /** Two test JVMs that run at once have different process ids, and so different networks. */
    public static String ofThisJvm() {
        return "127." + (FIRST + ProcessHandle.current().pid() % COUNT);
    }
}
