package dev.pghaven.sandbox.apiserver.kinds;

import java.util.List;

/** The kinds that are asked, answered and never stored. */
final class ReviewKinds {
    private ReviewKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of("authentication.k8s.io", "TokenReview", "tokenreviews", Trait.REVIEW),
                KindSpec.of(
                        "authentication.k8s.io",
                        "SelfSubjectReview",
                        "selfsubjectreviews",
                        Trait.REVIEW),
                KindSpec.of(
                        "authorization.k8s.io",
                        "SelfSubjectAccessReview",
                        "selfsubjectaccessreviews",
                        Trait.REVIEW));
    }
}
