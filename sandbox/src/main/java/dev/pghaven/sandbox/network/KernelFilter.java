package dev.pghaven.sandbox.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Linux drop what is denied to a socket, so that who sends it sees what a network security
 * group or a NetworkPolicy shows him: no answer. A connection keeps the filter that it was accepted
 * with.
 */
final class KernelFilter {
    private static final Logger LOG = LoggerFactory.getLogger(KernelFilter.class);
    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DETACH_FILTER = 27;

    /** {@code struct sock_fprog} on a 64 bit machine: a short, padding, and a pointer. */
    private static final int PROGRAM_BYTES = 16;

    private static final int POINTER_OFFSET = 8;

    private static final MethodHandle SETSOCKOPT = setsockopt();

    private KernelFilter() {}

    /** Says whether it worked; whoever accepts must look at the source all the same. */
    static boolean attach(HostPort listening, Sources sources) {
        var program = SourceProgram.of(sources);
        if (program.isEmpty()) {
            LOG.warn("{}: too many source ranges for the kernel", listening);
            return false;
        }
        var descriptor = ListeningSocket.descriptorOf(listening);
        boolean attached =
                descriptor.isPresent() && setFilter(descriptor.getAsInt(), program.get()) == 0;
        if (!attached) {
            LOG.warn("{}: the kernel takes no filter of sources", listening);
        }
        return attached;
    }

    /** Whatever arrives at that socket is dropped; says whether it worked. */
    static boolean dropAll(int descriptor) {
        return setFilter(descriptor, SourceProgram.of(new Sources(List.of())).orElseThrow()) == 0;
    }

    /** What comes again, as TCP does, arrives. Says whether there was a filter. */
    static boolean dropNothing(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            var ignored = arena.allocate(JAVA_INT);
            return setOption(descriptor, SO_DETACH_FILTER, ignored, Integer.BYTES) == 0;
        }
    }

    private static int setFilter(int descriptor, List<Instruction> program) {
        try (var arena = Arena.ofConfined()) {
            var argument = arena.allocate(PROGRAM_BYTES, Long.BYTES);
            argument.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
            argument.set(ADDRESS, POINTER_OFFSET, encoded(program, arena));
            return setOption(descriptor, SO_ATTACH_FILTER, argument, PROGRAM_BYTES);
        }
    }

    private static int setOption(int descriptor, int option, MemorySegment value, int bytes) {
        try {
            return (int) SETSOCKOPT.invokeExact(descriptor, SOL_SOCKET, option, value, bytes);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setsockopt cannot be called", e);
        }
    }

    private static MemorySegment encoded(List<Instruction> program, Arena arena) {
        var memory = arena.allocate((long) program.size() * Instruction.BYTES, Long.BYTES);
        for (int i = 0; i < program.size(); i++) {
            program.get(i).writeTo(memory.asSlice((long) i * Instruction.BYTES));
        }
        return memory;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle setsockopt() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setsockopt"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    }
}
