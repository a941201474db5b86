package dev.pghaven.backups.watch;

import dev.pghaven.backups.WatchConfiguration;
import dev.pghaven.backups.archive.lag.ArchiveLag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one cluster at a time and tells when its archiving stalls, and when it goes on. */
@ApplicationScoped
class ArchiveWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWatch.class);

    private final ArchiveJudge judge;
    private final Looking looking;
    private final Watches watches;
    private final Duration interval;

    ArchiveWatch(Looking looking, Watches watches, WatchConfiguration config) {
        this.judge = new ArchiveJudge(new ArchiveLag(config.overdue()));
        this.looking = looking;
        this.watches = watches;
        this.interval = config.interval();
    }

    void look(Claimed it) {
        var finding = judge.judge(it.cluster(), it.before(), looking.look(it), Instant.now());
        if (watches.settle(it, finding, interval)) {
            finding.news().ifPresent(_ -> log(it, finding));
        }
    }

    private static void log(Claimed it, Finding finding) {
        var log = finding.state().isStalled() ? LOG.atWarn() : LOG.atInfo();
        log.addKeyValue("cluster", it.cluster())
                .addKeyValue("look", finding.state().says())
                .log(finding.state().isStalled() ? "archiving stalled" : "archiving resumed");
    }
}
