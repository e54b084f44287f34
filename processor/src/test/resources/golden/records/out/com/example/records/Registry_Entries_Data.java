package com.example.records;

import dev.launchway.plan.RecordDefinition;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Registry.Entries}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class Registry_Entries_Data extends RecordDefinition<Registry.Entries> {
    public static final Registry_Entries_Data INSTANCE = new Registry_Entries_Data();

    private Registry_Entries_Data() {
        super(2, Registry.Entries.class, """
                part all list record com.example.records.Registry$Entry
                part byName map record com.example.records.Registry$Entry
                part load double
                readable all byName load
                """, Registry.Entry.class);
    }

    @Override
    protected Object get(Registry.Entries value, int member) throws Throwable {
        return switch (member) {
            case 0 -> value.all();
            case 1 -> value.byName();
            case 2 -> value.load();
            default -> super.get(value, member);
        };
    }

    @Override
    public Registry.Entries create(List<Object> values) {
        return new Registry.Entries((List<Registry.Entry>) values.get(0), (Map<String, Registry.Entry>) values.get(1), (double) values.get(2));
    }
}
