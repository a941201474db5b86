package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.Snapshot;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps what is left of lists that clients read page by page, so that all pages show one revision.
 * The oldest are forgotten, and who continues them is told to start again.
 */
final class Pages {
    private static final int KEPT = 256;

    private final Map<String, Rest> rests =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Rest> eldest) {
                    return size() > KEPT;
                }
            };

    private record Rest(Snapshot snapshot, int from, boolean selective) {}

    Page first(Snapshot snapshot, int limit, boolean selective) {
        return page(new Rest(snapshot, 0, selective), limit);
    }

    Page next(String token, int limit) {
        Rest rest = find(token);
        if (rest == null) {
            throw Refusals.expired(
                    "The provided continue parameter is too old to display a consistent list"
                            + " result. You can start a new list without the continue parameter.");
        }
        return page(rest, limit);
    }

    private synchronized Rest find(String token) {
        return rests.get(token);
    }

    private Page page(Rest rest, int limit) {
        List<Stored> all = rest.snapshot().objects();
        int to = limit <= 0 ? all.size() : Math.min(all.size(), rest.from() + limit);
        List<Stored> part = all.subList(rest.from(), to);
        long revision = rest.snapshot().revision();
        if (to == all.size()) {
            return new Page(revision, part, "", -1);
        }
        String token = keep(new Rest(rest.snapshot(), to, rest.selective()));
        return new Page(revision, part, token, rest.selective() ? -1 : all.size() - to);
    }

    private synchronized String keep(Rest rest) {
        String token = UUID.randomUUID().toString();
        rests.put(token, rest);
        return token;
    }
}
