package dev.pghaven.failover.azure;

/** The power of machines. What is begun may go on for minutes. */
interface Machines {
    Power powerOf(ScaleSetMachine machine);

    /** As if its plug was pulled: nothing on it has time to end. */
    void beginToStop(ScaleSetMachine machine);

    void beginToStart(ScaleSetMachine machine);
}
