package dev.pghaven.sandbox.barman;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Uploads a stream in blocks, a few side by side, so that no more than these are in memory. Without
 * {@link #commit} there is no blob: Azure forgets blocks that nobody commits.
 */
final class BlockUpload extends OutputStream {
    private static final int BLOCK_SIZE = 8 << 20;
    private static final int SIDE_BY_SIDE = 4;

    private final BlockBlobClient blob;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(SIDE_BY_SIDE);
    private final List<String> ids = new ArrayList<>();
    private final List<CompletableFuture<Void>> uploads = new ArrayList<>();
    private byte[] block = new byte[BLOCK_SIZE];
    private int filled;

    BlockUpload(BlockBlobClient blob) {
        this.blob = blob;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int count = Math.min(length - written, BLOCK_SIZE - filled);
            System.arraycopy(bytes, offset + written, block, filled, count);
            filled += count;
            written += count;
            if (filled == BLOCK_SIZE) {
                send(block);
                block = new byte[BLOCK_SIZE];
                filled = 0;
            }
        }
    }

    void commit() throws IOException {
        if (filled > 0) {
            send(Arrays.copyOf(block, filled));
        }
        try {
            CompletableFuture.allOf(uploads.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        blob.commitBlockList(ids, true);
    }

    @Override
    public void close() {
        threads.close();
    }

    private void send(byte[] full) throws IOException {
        failFast();
        takeRoom();
        var id = Base64.getEncoder().encodeToString(number().getBytes(StandardCharsets.UTF_8));
        ids.add(id);
        uploads.add(CompletableFuture.runAsync(() -> stage(id, full), threads));
    }

    /** All ids of a blob must have one length. */
    private String number() {
        return "%05d".formatted(ids.size());
    }

    private void stage(String id, byte[] bytes) {
        try {
            blob.stageBlock(id, BinaryData.fromBytes(bytes));
        } finally {
            room.release();
        }
    }

    /** Nobody wants the rest of a backup that has lost a block. */
    private void failFast() {
        uploads.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .forEach(it -> {
                    try {
                        it.join();
                    } catch (CompletionException e) {
                        throw e.getCause() instanceof RuntimeException cause ? cause : e;
                    }
                });
    }

    private void takeRoom() throws IOException {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a blob is uploaded", e);
        }
    }
}
