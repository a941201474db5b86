package dev.pghaven.exposure.contract;

import dev.pghaven.operations.Announcement;
import java.util.List;

/** What a look came to, and what is to be told of it. */
public record Finding(ContractState state, List<Announcement> news) {
    public Finding {
        news = List.copyOf(news);
    }
}
