package dev.pghaven.sandbox.barman;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what passes; closing it leaves the stream behind it open, which is another's. */
final class CountedOutput extends FilterOutputStream {
    private final AtomicLong count;

    CountedOutput(OutputStream out, AtomicLong count) {
        super(out);
        this.count = count;
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
        count.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count.addAndGet(length);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
