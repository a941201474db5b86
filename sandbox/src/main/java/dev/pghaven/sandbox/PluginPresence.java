package dev.pghaven.sandbox;

/** Whether a plugin is installed. */
enum PluginPresence {
    PRESENT,
    ABSENT
}
