package dev.pghaven.exposure.contract;

/**
 * Why a cluster has to be waited for.
 *
 * @param wanted whether somebody wants it so, such as an operation, which has limits of its own; a
 *     failure is waited for only so long
 */
record Unrest(String why, boolean wanted) {
    static Unrest wanted(String why) {
        return new Unrest(why, true);
    }

    static Unrest failure(String why) {
        return new Unrest(why, false);
    }
}
