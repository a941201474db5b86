package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;

/** A promise that is looked at from one vantage, and what is expected. */
record Promised(Promise promise, String vantage, String expected) {
    /** What others say is as long as they like, and goes into facts. */
    private static final int LONGEST = 200;

    EndpointCheck kept(String found) {
        return check(Verdict.KEPT, found);
    }

    EndpointCheck broken(String found) {
        return check(Verdict.BROKEN, found);
    }

    EndpointCheck notChecked(String why) {
        return check(Verdict.NOT_CHECKED, why);
    }

    EndpointCheck decided(boolean kept, String found) {
        return kept ? kept(found) : broken(found);
    }

    private EndpointCheck check(Verdict verdict, String found) {
        return new EndpointCheck(promise, vantage, verdict, expected, clipped(found));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
