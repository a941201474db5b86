package dev.pghaven.sandbox.network;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One instruction of a classic BPF program; jumps are relative to the next one. */
record Instruction(int code, int jumpIfTrue, int jumpIfFalse, int value) {
    static final int BYTES = 8;

    void writeTo(MemorySegment memory) {
        memory.set(ValueLayout.JAVA_SHORT, 0, (short) code);
        memory.set(ValueLayout.JAVA_BYTE, 2, (byte) jumpIfTrue);
        memory.set(ValueLayout.JAVA_BYTE, 3, (byte) jumpIfFalse);
        memory.set(ValueLayout.JAVA_INT, 4, value);
    }
}
