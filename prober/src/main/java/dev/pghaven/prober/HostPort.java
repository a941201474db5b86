package dev.pghaven.prober;

/** A host and a port, as {@code HOST:PORT}; an IPv6 address stands in brackets. */
record HostPort(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param option that it is the value of
     */
    static HostPort parse(String option, String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "%s must be HOST:PORT, but is '%s'".formatted(option, text));
        }
        var port = Integer.parseInt(text.substring(colon + 1));
        if (port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "%s must have a port of %d at most, but is '%s'"
                            .formatted(option, HIGHEST_PORT, text));
        }
        return new HostPort(text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1"), port);
    }
}
