package dev.pghaven.sandbox.barman;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a blob in ranges, a few of which are on their way while one is read. */
final class RangedDownload extends InputStream {
    private static final int RANGE = 8 << 20;
    private static final int AHEAD = 3;

    private final BlobClient blob;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<CompletableFuture<byte[]>> ahead = new ArrayDeque<>();
    private final long size;
    private final BlobRequestConditions unchanged;
    private long asked;
    private byte[] range;
    private int position;

    /** The first range is fetched here, so that what is not there is known at once. */
    RangedDownload(BlobClient blob) {
        this.blob = blob;
        var first = new ByteArrayOutputStream();
        var begin = Begin.of(blob, first);
        this.size = begin.size();
        this.unchanged = new BlobRequestConditions().setIfMatch(begin.etag());
        this.range = first.toByteArray();
        this.asked = range.length;
        askAhead();
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == range.length && !nextRange()) {
            return -1;
        }
        int count = Math.min(length, range.length - position);
        System.arraycopy(range, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private boolean nextRange() throws IOException {
        if (ahead.isEmpty()) {
            return false;
        }
        try {
            range = ahead.remove().join();
        } catch (CompletionException e) {
            var reason = AzureBlobs.reason(e.getCause());
            throw new BlobFailure("read " + blob.getBlobName(), reason, e.getCause());
        }
        position = 0;
        askAhead();
        return true;
    }

    private void askAhead() {
        while (asked < size && ahead.size() < AHEAD) {
            long from = asked;
            ahead.add(CompletableFuture.supplyAsync(() -> fetch(from), threads));
            asked += Math.min(RANGE, size - from);
        }
    }

    private byte[] fetch(long from) {
        var bytes = new ByteArrayOutputStream((int) Math.min(RANGE, size - from));
        var wanted = new BlobRange(from, (long) RANGE);
        blob.downloadStreamWithResponse(bytes, wanted, null, unchanged, false, null, Context.NONE);
        return bytes.toByteArray();
    }

    /** What the first answer says of the whole; an empty blob has no range to ask for. */
    private record Begin(long size, String etag) {
        static Begin of(BlobClient blob, ByteArrayOutputStream first) {
            try {
                var headers =
                        blob.downloadStreamWithResponse(
                                        first,
                                        new BlobRange(0, (long) RANGE),
                                        null,
                                        null,
                                        false,
                                        null,
                                        Context.NONE)
                                .getDeserializedHeaders();
                return new Begin(total(headers.getContentRange()), headers.getETag());
            } catch (BlobStorageException e) {
                if (BlobErrorCode.INVALID_RANGE.equals(e.getErrorCode())) {
                    return new Begin(0, "*");
                }
                throw e;
            }
        }

        /** {@code bytes 0-8388607/1073741824}. */
        private static long total(String contentRange) {
            return Long.parseLong(contentRange.substring(contentRange.indexOf('/') + 1));
        }
    }
}
