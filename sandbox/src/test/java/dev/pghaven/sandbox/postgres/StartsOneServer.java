package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.pki.CertificateAuthority;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that starts a server, says its process id and then does nothing more. */
final class StartsOneServer {
    private StartsOneServer() {}

    public static void main(String[] arguments) throws Exception {
        var installation = PostgresInstallation.in(Path.of("target/binaries"));
        var home = installation.account().home(Path.of(arguments[0]));
        var authority = CertificateAuthority.create("c");
        try (var server = new TestServer(installation, authority, home, "c-1", "127.61.18.1")) {
            installation.initialise(server.data(), InitdbOptions.DEFAULTS);
            server.configure(Map.of());
            server.start();
            System.out.println(server.process().pid());
            new CountDownLatch(1).await();
        }
    }
}
