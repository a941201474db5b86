package dev.pghaven.sandbox;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whether something is installed. */
final class PluginPresence implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String word) {
        return switch (word) {
            case "present" -> true;
            case "absent" -> false;
            default -> throw new TypeConversionException("present or absent, not " + word);
        };
    }
}
