package dev.pghaven.sandbox.apiserver;

/**
 * What admission webhooks are in a cluster: sees each write after defaulting and before it is
 * stored, may change the object or refuse the request. It may be asked again for the same write
 * when another write came in between.
 */
@FunctionalInterface
public interface Admission {
    Admission ALLOW_ALL = request -> new AdmissionVerdict.Admitted(request.object());

    AdmissionVerdict review(AdmissionRequest request);
}
