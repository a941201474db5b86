package dev.pghaven.backups.verify;

import java.util.regex.Pattern;

/** Tells from the words of a failed restore whether they speak of the backup at all. */
final class RestoreFailure {
    /** Denied or unreachable storage, a disk or memory too small, settings that do not suit. */
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
                            "out of memory",
                            "ServerBusy",
                            "insufficient parameter settings",
                            "expected empty archive"),
                    Pattern.CASE_INSENSITIVE);

    private RestoreFailure() {}

    static boolean isOfTheSurroundings(String words) {
        return SURROUNDINGS.matcher(words).find();
    }
}
