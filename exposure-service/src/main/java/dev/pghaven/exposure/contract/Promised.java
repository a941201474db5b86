package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;

/** A promise that is looked at from one vantage, and what is expected. */
record Promised(Promise promise, String vantage, String expected) {
    EndpointCheck kept(String found) {
        return new EndpointCheck(promise, vantage, Verdict.KEPT, expected, found);
    }

    EndpointCheck broken(String found) {
        return new EndpointCheck(promise, vantage, Verdict.BROKEN, expected, found);
    }

    EndpointCheck notChecked(String why) {
        return new EndpointCheck(promise, vantage, Verdict.NOT_CHECKED, expected, why);
    }

    EndpointCheck decided(boolean kept, String found) {
        return kept ? kept(found) : broken(found);
    }
}
