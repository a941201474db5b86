package dev.pghaven.contracts.reading;

/** Where in a JSON document something stands, such as {@code spec.tablespaces[0].name}. */
record Path(String text) {
    static final Path ROOT = new Path("");

    Path field(String name) {
        return new Path(text.isEmpty() ? name : text + "." + name);
    }

    Path index(int index) {
        return new Path(text + "[" + index + "]");
    }
}
