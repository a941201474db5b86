package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.select.FieldSelectors;
import dev.pghaven.sandbox.apiserver.select.InvalidSelector;
import dev.pghaven.sandbox.apiserver.select.LabelSelectors;
import dev.pghaven.sandbox.apiserver.select.Selector;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Snapshot;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.List;

/** Answers lists: by namespace and selectors, as a whole or page by page. */
final class Lists {
    private final ObjectStore store;
    private final Pages pages;

    Lists(ObjectStore store, Pages pages) {
        this.store = store;
        this.pages = pages;
    }

    Page list(ApiRequest request) {
        int limit = (int) Math.min(request.number("limit"), Integer.MAX_VALUE);
        String token = request.param("continue");
        return token.isEmpty()
                ? pages.first(selected(request), limit, isSelective(request))
                : pages.next(token, limit);
    }

    Snapshot selected(ApiRequest request) {
        Target target = request.target();
        checkRevision(request);
        Snapshot all = store.list(target.kind(), target.namespace());
        if (!isSelective(request)) {
            return all;
        }
        Selector selector = selector(request);
        List<Stored> found =
                all.objects().stream().filter(object -> selector.test(object.json())).toList();
        return new Snapshot(all.revision(), found);
    }

    private void checkRevision(ApiRequest request) {
        long asked = request.number("resourceVersion");
        long current = store.revision();
        if (asked > current) {
            throw Refusals.revisionInTheFuture(asked, current);
        }
        if (request.param("resourceVersionMatch").equals("Exact") && asked != current) {
            throw Refusals.expired(
                    "The resourceVersion for the provided list is too old: only the current state"
                            + " is kept");
        }
    }

    private static boolean isSelective(ApiRequest request) {
        return !request.param("labelSelector").isEmpty()
                || !request.param("fieldSelector").isEmpty();
    }

    static Selector selector(ApiRequest request) {
        try {
            return LabelSelectors.parse(request.param("labelSelector"))
                    .and(
                            FieldSelectors.parse(
                                    request.target().kind(), request.param("fieldSelector")));
        } catch (InvalidSelector e) {
            throw Refusals.badRequest(e.getMessage());
        }
    }
}
