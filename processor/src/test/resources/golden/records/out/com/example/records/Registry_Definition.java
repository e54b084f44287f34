package com.example.records;

import dev.launchway.api.Host;
import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Registry}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Registry_Definition extends ComponentDefinition<Registry> {
    public static final Registry_Definition INSTANCE = new Registry_Definition();

    private Registry_Definition() {
        super(2, Registry.class, null, """
                component registry
                provides entries registry:entries record com.example.records.Registry$Entries method
                """, Registry.Entries.class);
    }

    @Override
    public Registry create() {
        return new Registry();
    }

    @Override
    protected Object call(Registry component, int method, Object first, Object second) throws
            Throwable {
        return switch (method) {
            case 6 -> component.entries((Host) first);
            default -> super.call(component, method, first, second);
        };
    }
}
