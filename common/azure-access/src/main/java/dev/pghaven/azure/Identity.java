package dev.pghaven.azure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A user assigned identity of Azure. On the wire: its resource id. */
public record Identity(String subscription, String resourceGroup, String name) {
    private static final String FORM =
            "/subscriptions/%s/resourceGroups/%s"
                    + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/%s";

    /** ARM answers with any case in the fixed parts. */
    private static final Pattern RESOURCE_ID =
            Pattern.compile(FORM.replace("%s", "([^/]+)"), Pattern.CASE_INSENSITIVE);

    @JsonCreator
    public static Identity parse(String resourceId) {
        var parts = RESOURCE_ID.matcher(resourceId);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "not the resource id of a user assigned identity: '" + resourceId + "'");
        }
        return new Identity(parts.group(1), parts.group(2), parts.group(3));
    }

    @Override
    @JsonValue
    public String toString() {
        return FORM.formatted(subscription, resourceGroup, name);
    }
}
