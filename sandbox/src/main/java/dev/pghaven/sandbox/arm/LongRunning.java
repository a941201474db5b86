package dev.pghaven.sandbox.arm;

import java.time.Duration;
import java.util.Map;

/**
 * Where a client follows an operation that goes on after its answer.
 *
 * @param path of the operation
 * @param version the API version that the client speaks
 */
record LongRunning(String path, String version, Duration retryAfter) {

    Map<String, String> headers(String server) {
        var url = server + path + "?api-version=" + version;
        return Map.of(
                "Azure-AsyncOperation",
                url,
                "Location",
                url + "&monitor=true",
                "Retry-After",
                Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
