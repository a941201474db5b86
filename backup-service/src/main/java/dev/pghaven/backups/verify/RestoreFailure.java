package dev.pghaven.backups.verify;

import java.util.regex.Pattern;

/**
 * Tells from the words of a failed restore whether they accuse the backup. Words that nobody
 * foresaw accuse nobody.
 */
final class RestoreFailure {
    /**
     * PostgreSQL's of its files and WAL, the operator's of the WAL, tar's and gzip's of the data.
     */
    private static final Pattern ACCUSING =
            Pattern.compile(
                    String.join(
                            "|",
                            "could not (locate|read) .{0,30}checkpoint record",
                            "invalid .{0,20}checkpoint record",
                            "could not find redo location",
                            "invalid page in block",
                            "page verification failed",
                            "checksum mismatch",
                            "incorrect (checksum|resource manager data checksum)",
                            "invalid resource manager ID",
                            "from different database system",
                            "WAL not found",
                            "unexpected end of (data|file|archive)",
                            "(invalid|bad) tar header",
                            "ended before the end-of-stream marker",
                            "not a gzipped file",
                            "not in gzip format",
                            "CRC check failed",
                            "while decompressing data"),
                    Pattern.CASE_INSENSITIVE);

    /** Denied or lost storage, a disk or memory too small, a node that goes, unfit settings. */
    private static final Pattern SURROUNDINGS =
            Pattern.compile(
                    String.join(
                            "|",
                            "AADSTS\\d+",
                            "Authorization(PermissionMismatch|Failure)",
                            "AuthenticationFailed",
                            "InvalidAuthenticationInfo",
                            "(http|status|code)\\W{0,3}(401|403|429|503)\\b",
                            "access is denied",
                            "forbidden",
                            "unauthorized",
                            "no space left on device",
                            "disk quota exceeded",
                            "connection (refused|reset|timed out)",
                            "i/o timeout",
                            "timed out",
                            "no such host",
                            "name or service not known",
                            "temporary failure in name resolution",
                            "OOMKilled",
                            "Evicted",
                            "Preempting",
                            "NodeShutdown",
                            "DeadlineExceeded",
                            "exit code (137|143)",
                            "out of memory",
                            "ServerBusy",
                            "insufficient parameter settings",
                            "expected empty archive"),
                    Pattern.CASE_INSENSITIVE);

    private RestoreFailure() {}

    /** What went wrong around it may have damaged what was restored. */
    static boolean accusesTheBackup(String words) {
        return ACCUSING.matcher(words).find() && !SURROUNDINGS.matcher(words).find();
    }
}
