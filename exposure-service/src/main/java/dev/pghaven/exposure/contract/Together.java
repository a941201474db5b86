package dev.pghaven.exposure.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same with each of several at once, on a virtual thread for each. */
public final class Together {
    private Together() {}

    /** In the order of {@code all}. */
    public static <A, B> List<B> each(List<A> all, Function<A, B> act) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun =
                    all.stream()
                            .map(it -> CompletableFuture.supplyAsync(() -> act.apply(it), threads))
                            .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }
}
