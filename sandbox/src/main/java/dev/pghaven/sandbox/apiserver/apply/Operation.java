package dev.pghaven.sandbox.apiserver.apply;

/** How a manager came to own a field. */
public enum Operation {
    APPLY("Apply"),
    UPDATE("Update");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Operation of(String wireName) {
        return wireName.equals("Apply") ? APPLY : UPDATE;
    }
}
