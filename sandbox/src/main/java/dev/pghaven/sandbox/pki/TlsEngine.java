package dev.pghaven.sandbox.pki;

import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;

/**
 * Chooses who encrypts: native code where there is some for this machine, for it is much faster.
 */
public final class TlsEngine {
    private TlsEngine() {}

    public static SSLEngineOptions fastest() {
        return OpenSSLEngineOptions.isAvailable()
                ? new OpenSSLEngineOptions()
                : new JdkSSLEngineOptions();
    }
}
