package dev.pghaven.sandbox.apiserver.apply;

/** Who owns fields: a name, how it wrote them, in which version and through which subresource. */
public record Manager(String name, Operation operation, String apiVersion, String subresource) {
    String describe() {
        String who = "\"" + name + "\"";
        if (!subresource.isEmpty()) {
            who += " with subresource \"" + subresource + "\"";
        }
        return operation == Operation.UPDATE ? who + " using " + apiVersion : who;
    }
}
