package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.List;

/** A part of a list; the token is empty on the last page, remaining is -1 where not told. */
record Page(long revision, List<Stored> objects, String continueToken, long remaining) {}
