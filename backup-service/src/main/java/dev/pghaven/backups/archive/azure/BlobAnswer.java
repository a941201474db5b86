package dev.pghaven.backups.archive.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.ArchiveUnavailable.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says in a sentence why Azure did not answer as it should. */
final class BlobAnswer {
    private static final Set<BlobErrorCode> NO_CONTAINER =
            Set.of(BlobErrorCode.CONTAINER_NOT_FOUND, BlobErrorCode.CONTAINER_BEING_DELETED);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private BlobAnswer() {}

    static <T> T of(String container, String attempt, Supplier<T> call) {
        try {
            return call.get();
        } catch (BlobStorageException e) {
            throw refused(container, attempt, e);
        } catch (ClientAuthenticationException e) {
            throw new ArchiveUnavailable(
                    Cause.ACCESS_DENIED,
                    "could not %s in %s: Entra gives no token: %s"
                            .formatted(attempt, container, firstLine(e.getMessage())),
                    e);
        } catch (RuntimeException e) {
            throw network(container, attempt, e).orElseThrow(() -> e);
        }
    }

    private static ArchiveUnavailable refused(
            String container, String attempt, BlobStorageException e) {
        var why = cause(e);
        var sentence =
                switch (why) {
                    case CONTAINER_MISSING -> "it does not exist";
                    case ACCESS_DENIED -> "access is denied";
                    case THROTTLED -> "Azure asks for patience";
                    case UNREACHABLE, FAILED -> "Azure answered with an error";
                };
        return new ArchiveUnavailable(
                why,
                "could not %s in %s: %s (%d %s)"
                        .formatted(
                                attempt, container, sentence, e.getStatusCode(), e.getErrorCode()),
                e);
    }

    private static Cause cause(BlobStorageException e) {
        if (NO_CONTAINER.contains(e.getErrorCode())) {
            return Cause.CONTAINER_MISSING;
        }
        return switch (e.getStatusCode()) {
            case UNAUTHORIZED, FORBIDDEN -> Cause.ACCESS_DENIED;
            case TOO_MANY_REQUESTS, UNAVAILABLE -> Cause.THROTTLED;
            default -> Cause.FAILED;
        };
    }

    private static Optional<ArchiveUnavailable> network(
            String container, String attempt, RuntimeException e) {
        return causes(e)
                .filter(BlobAnswer::isOfTheNetwork)
                .findFirst()
                .map(it ->
                        new ArchiveUnavailable(
                                Cause.UNREACHABLE,
                                "could not %s in %s: %s".formatted(attempt, container, said(it)),
                                e));
    }

    private static boolean isOfTheNetwork(Throwable it) {
        return it instanceof IOException
                || it instanceof UncheckedIOException
                || it instanceof TimeoutException
                || it instanceof UnresolvedAddressException;
    }

    private static String said(Throwable it) {
        return causes(it).anyMatch(BlobAnswer::isOfAName)
                ? "there is no such host"
                : "it cannot be reached: " + firstLine(it.toString());
    }

    private static boolean isOfAName(Throwable it) {
        return it instanceof UnknownHostException || it instanceof UnresolvedAddressException;
    }

    private static Stream<Throwable> causes(Throwable outermost) {
        return Stream.iterate(outermost, it -> it != null, Throwable::getCause);
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
