package dev.pghaven.cli.command;

import dev.pghaven.contracts.ClusterRef;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code namespace/name}. */
final class ClusterParameter implements ITypeConverter<ClusterRef> {
    @Override
    public ClusterRef convert(String text) {
        try {
            return ClusterRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
