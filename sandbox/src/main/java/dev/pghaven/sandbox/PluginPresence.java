package dev.pghaven.sandbox;

/** Whether a plugin of the operator is installed. */
enum PluginPresence {
    PRESENT,
    ABSENT
}
