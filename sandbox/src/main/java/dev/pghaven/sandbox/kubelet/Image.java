package dev.pghaven.sandbox.kubelet;

/** What an image does when a node runs it. */
public interface Image {
    /** Runs a pod's container; returns when it has started, ready or not. */
    Container start(ContainerContext context) throws Exception;

    /** Runs a job to its end. */
    void runJob(ContainerContext context) throws Exception;
}
