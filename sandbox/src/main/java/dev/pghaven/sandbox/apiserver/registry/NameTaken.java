package dev.pghaven.sandbox.apiserver.registry;

/** An object of that name exists: a generated name is drawn again, a given one is refused. */
final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String name;

    NameTaken(String name) {
        super(name, null, false, false);
        this.name = name;
    }

    String name() {
        return name;
    }
}
