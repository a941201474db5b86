package dev.pghaven.exposure;

import java.util.Set;

/** Where host names lead, as DNS says it here and now. */
public interface HostNames {
    /** None where nobody knows the name. */
    Set<String> addressesOf(String host);
}
