package dev.pghaven.sandbox.scalesets;

/** What becomes of a node whose machine is switched off and on; calls may block. */
public interface NodePower {
    void off(String node);

    void on(String node);
}
