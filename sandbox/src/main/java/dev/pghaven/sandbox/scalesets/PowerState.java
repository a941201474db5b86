package dev.pghaven.sandbox.scalesets;

import java.util.Locale;

/** Whether a machine is switched on, in Azure's words. */
public enum PowerState {
    RUNNING,
    STARTING,
    STOPPING,
    STOPPED,
    DEALLOCATING,
    DEALLOCATED;

    public String code() {
        return "PowerState/" + word();
    }

    public String displayStatus() {
        return "VM " + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
