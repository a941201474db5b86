package dev.pghaven.prober;

/** A host and a port, as {@code HOST:PORT}; an IPv6 address stands in brackets. */
record HostPort(String host, int port) {
    static HostPort parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be HOST:PORT, but is '" + text + "'");
        }
        var host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
    }
}
