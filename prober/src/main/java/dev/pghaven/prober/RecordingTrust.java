package dev.pghaven.prober;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what the platform trusts with this authority, and remembers what it was shown. */
final class RecordingTrust extends X509ExtendedTrustManager {
    private static final List<Integer> DNS_AND_ADDRESS = List.of(2, 7);

    private final X509ExtendedTrustManager platform;
    private Optional<Sighting.Certificate> shown = Optional.empty();

    RecordingTrust(X509ExtendedTrustManager platform) {
        this.platform = platform;
    }

    Optional<Sighting.Certificate> shown() {
        return shown;
    }

    /** First the authority alone, then the host as well, so that it is known which is wrong. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        remember(chain[0], false, false);
        platform.checkServerTrusted(chain, authType);
        remember(chain[0], true, false);
        platform.checkServerTrusted(chain, authType, socket);
        remember(chain[0], true, true);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only sockets are looked at");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("a host is needed to be trusted");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no client is looked at");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no client is looked at");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("no client is looked at");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }

    private void remember(X509Certificate certificate, boolean trusted, boolean fits)
            throws CertificateParsingException {
        shown =
                Optional.of(
                        new Sighting.Certificate(
                                trusted,
                                fits,
                                namesOf(certificate),
                                certificate.getNotAfter().toInstant()));
    }

    private static List<String> namesOf(X509Certificate certificate)
            throws CertificateParsingException {
        return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                .flatMap(names -> names.stream())
                .filter(name -> DNS_AND_ADDRESS.contains(name.getFirst()))
                .map(name -> String.valueOf(name.getLast()))
                .toList();
    }
}
