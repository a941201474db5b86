package dev.pghaven.sandbox.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The BPF program that passes packets from some IPv4 sources and drops the others. */
final class SourceProgram {
    private static final int LOAD_WORD = 0x20;
    private static final int AND = 0x54;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;

    /** Relative to the IP header, where the source's address is at 12. */
    private static final int SOURCE_ADDRESS = -0x100000 + 12;

    private static final int ALL_BYTES = -1;
    private static final int MOST_INSTRUCTIONS = 4096;

    private SourceProgram() {}

    /** Empty if it is longer than the kernel takes. */
    static Optional<List<Instruction>> of(Sources sources) {
        var program = new ArrayList<Instruction>();
        sources.ranges().stream().filter(Cidr::isIpv4).forEach(it -> pass(it, program));
        program.add(new Instruction(RETURN, 0, 0, 0));
        return program.size() > MOST_INSTRUCTIONS
                ? Optional.empty()
                : Optional.of(List.copyOf(program));
    }

    private static void pass(Cidr range, List<Instruction> program) {
        int network = ByteBuffer.wrap(range.network().getAddress()).getInt();
        // A shift by 32 would be one by nought.
        int mask = range.bits() == 0 ? 0 : -1 << (Integer.SIZE - range.bits());
        program.add(new Instruction(LOAD_WORD, 0, 0, SOURCE_ADDRESS));
        program.add(new Instruction(AND, 0, 0, mask));
        program.add(new Instruction(JUMP_IF_EQUAL, 0, 1, network));
        program.add(new Instruction(RETURN, 0, 0, ALL_BYTES));
    }
}
