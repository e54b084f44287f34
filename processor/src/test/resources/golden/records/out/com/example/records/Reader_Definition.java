package com.example.records;

import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Reader}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Reader_Definition extends ComponentDefinition<Reader> {
    public static final Reader_Definition INSTANCE = new Reader_Definition();

    private Reader_Definition() {
        super(2, Reader.class, null, """
                component reader
                requires entries registry:entries one record com.example.records.Registry$Entries
                readable entries
                """, Registry.Entries.class);
    }

    @Override
    public Reader create() {
        return new Reader();
    }

    @Override
    protected Object get(Reader component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.entries;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Reader component, int member, Object value) {
        switch (member) {
            case 0 -> component.entries = (Registry.Entries) value;
            default -> super.set(component, member, value);
        }
    }
}
