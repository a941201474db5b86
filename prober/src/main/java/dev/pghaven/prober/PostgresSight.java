package dev.pghaven.prober;

import dev.pghaven.prober.Sighting.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Goes as far as TLS: connects, asks PostgreSQL for TLS, and has a look at the certificate.
 *
 * @param source the own address to connect from; whichever the machine chooses if empty
 */
public record PostgresSight(Optional<InetAddress> source) {
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();
    private static final int YES = 'S';
    private static final int NO = 'N';

    /** From whichever address the machine chooses. */
    public static PostgresSight here() {
        return new PostgresSight(Optional.empty());
    }

    /** Throws for nothing that the door does; only for an authority or a source of no use. */
    public Sighting look(Door door) {
        var trust = new RecordingTrust(authority(door));
        var end = System.nanoTime() + door.patience().toNanos();
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(door.host());
        } catch (UnknownHostException e) {
            return Sighting.nowhere(Reach.UNRESOLVED, List.of(), door.host() + " does not resolve");
        }
        var texts = Arrays.stream(addresses).map(InetAddress::getHostAddress).toList();
        var met = Sighting.nowhere(Reach.UNRESOLVED, texts, "no address of the prober's family");
        for (var address : addresses) {
            if (canReach(address)) {
                met = moreOf(met, look(door, address, texts, trust, end));
                if (met.reach() == Reach.ANSWERED) {
                    return met;
                }
            }
        }
        return met;
    }

    /** Of a host with two families the machine may have a way to one alone. */
    private static Sighting moreOf(Sighting before, Sighting now) {
        var metSomebody = before.reach() != Reach.UNRESOLVED;
        return metSomebody && now.reach() == Reach.NO_WAY ? before : now;
    }

    private boolean canReach(InetAddress address) {
        return source.filter(it -> it.getClass() != address.getClass()).isEmpty();
    }

    private Sighting look(
            Door door, InetAddress address, List<String> texts, RecordingTrust trust, long end) {
        try (var socket = new Socket()) {
            bind(socket);
            var obstacle = connect(socket, door, address, texts, end);
            return obstacle.isPresent() ? obstacle.get() : ask(door, socket, texts, trust, end);
        } catch (IOException e) {
            return Sighting.nowhere(Reach.UNANSWERED, texts, String.valueOf(e.getMessage()));
        }
    }

    /** Empty if it is connected. Whatever else fails here fails on this machine. */
    private static Optional<Sighting> connect(
            Socket socket, Door door, InetAddress address, List<String> texts, long end) {
        try {
            socket.connect(new InetSocketAddress(address, door.port()), millisUntil(end));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(
                    Sighting.nowhere(
                            Reach.TIMED_OUT, texts, "no answer within " + text(door.patience())));
        } catch (ConnectException e) {
            return Optional.of(Sighting.nowhere(Reach.REFUSED, texts, e.getMessage()));
        } catch (IOException e) {
            return Optional.of(
                    Sighting.nowhere(
                            Reach.NO_WAY,
                            texts,
                            "there is no way from here to %s: %s"
                                    .formatted(address.getHostAddress(), e.getMessage())));
        }
    }

    /** That the own address is wrong must not look as if the other side denied it. */
    private void bind(Socket socket) {
        source.ifPresent(it -> {
            try {
                socket.bind(new InetSocketAddress(it, 0));
            } catch (IOException e) {
                throw new IllegalStateException(
                        "cannot connect from %s: %s".formatted(it, e.getMessage()), e);
            }
        });
    }

    private static Sighting ask(
            Door door, Socket socket, List<String> texts, RecordingTrust trust, long end)
            throws IOException {
        socket.setSoTimeout(millisUntil(end));
        int answer;
        try {
            socket.getOutputStream().write(SSL_REQUEST);
            answer = socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return Sighting.nowhere(
                    Reach.UNANSWERED,
                    texts,
                    "PostgreSQL did not answer within " + text(door.patience()));
        }
        return switch (answer) {
            case YES -> shakeHands(door, socket, texts, trust, end);
            case NO -> Sighting.nowhere(Reach.ANSWERED, texts, "the server speaks no TLS");
            case -1 ->
                    Sighting.nowhere(Reach.UNANSWERED, texts, "the connection was closed at once");
            default ->
                    Sighting.nowhere(Reach.UNANSWERED, texts, "who answers there is no PostgreSQL");
        };
    }

    private static Sighting shakeHands(
            Door door, Socket socket, List<String> texts, RecordingTrust trust, long end) {
        var reason = "";
        try (var secured = secured(door, socket, trust)) {
            secured.setSoTimeout(millisUntil(end));
            secured.startHandshake();
        } catch (SSLException e) {
            reason = innermost(e);
        } catch (IOException e) {
            reason = "no TLS: " + e.getMessage();
        }
        return new Sighting(texts, Reach.ANSWERED, reason, trust.shown());
    }

    private static SSLSocket secured(Door door, Socket socket, RecordingTrust trust)
            throws IOException {
        var secured =
                (SSLSocket)
                        context(trust)
                                .getSocketFactory()
                                .createSocket(socket, door.certified(), door.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    private static SSLContext context(RecordingTrust trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static X509ExtendedTrustManager authority(Door door) {
        try {
            return Authority.trusting(door.authority());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "authority must be certificates in PEM: " + e.getMessage(), e);
        }
    }

    /** Which certificate is wrong, and how, stands there. */
    private static String innermost(Throwable e) {
        var last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }

    private static int millisUntil(long end) {
        return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }

    private static String text(Duration patience) {
        return patience.toMillis() + " ms";
    }
}
