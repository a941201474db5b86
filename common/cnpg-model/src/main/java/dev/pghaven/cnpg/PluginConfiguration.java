package dev.pghaven.cnpg;

import java.util.Map;

/** The plugin that takes a backup. */
public record PluginConfiguration(String name, Map<String, String> parameters) {
    public static PluginConfiguration barmanCloud() {
        return new PluginConfiguration(BarmanCloud.PLUGIN, null);
    }
}
