package dev.pghaven.sandbox.network;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.function.IntPredicate;

/** Reaches a socket of another process, which Linux allows where it allows to trace that. */
final class ForeignSocket {
    private static final long PIDFD_OPEN = 434;
    private static final long PIDFD_GETFD = 438;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL = syscall();
    private static final MethodHandle CLOSE = close();

    private ForeignSocket() {}

    /**
     * Does something to the socket under a number of our own, which is given back: a socket that we
     * kept would outlive its process.
     */
    static boolean with(SocketDescriptor descriptor, IntPredicate action) {
        int process = call(PIDFD_OPEN, descriptor.pid(), 0);
        if (process < 0) {
            return false;
        }
        try {
            return with(process, descriptor.number(), action);
        } finally {
            close(process);
        }
    }

    private static boolean with(int process, int number, IntPredicate action) {
        int ours = call(PIDFD_GETFD, process, number);
        if (ours < 0) {
            return false;
        }
        try {
            return action.test(ours);
        } finally {
            close(ours);
        }
    }

    private static int call(long number, long first, long second) {
        try {
            return (int) (long) SYSCALL.invokeExact(number, first, second, 0L);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("syscall cannot be called", e);
        }
    }

    private static void close(int descriptor) {
        try {
            var _ = (int) CLOSE.invokeExact(descriptor);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("close cannot be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle syscall() {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle close() {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("close"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }
}
