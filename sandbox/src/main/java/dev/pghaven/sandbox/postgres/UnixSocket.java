package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket in the shape of a TCP socket, as far as pgjdbc uses one. */
final class UnixSocket extends Socket {
    private final Path file;
    private SocketChannel channel;

    UnixSocket(Path file) {
        this.file = file;
    }

    /** The address names a host; the file is the one that was given. */
    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
    }

    @Override
    public boolean isConnected() {
        return channel != null && channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return channel != null && !channel.isOpen();
    }

    @Override
    public InputStream getInputStream() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** TCP's own options mean nothing here. */
    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    /** A channel cannot time out; the server is on this machine and answers or is gone. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }
}
