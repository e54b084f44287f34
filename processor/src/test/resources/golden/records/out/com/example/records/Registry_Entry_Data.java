package com.example.records;

import dev.launchway.plan.RecordDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Registry.Entry}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class Registry_Entry_Data extends RecordDefinition<Registry.Entry> {
    public static final Registry_Entry_Data INSTANCE = new Registry_Entry_Data();

    private Registry_Entry_Data() {
        super(2, Registry.Entry.class, """
                part name string
                part weight int
                part state enum com.example.records.Registry$State
                part next optional record com.example.records.Registry$Entry
                readable name weight state next
                """, Registry.State.class, Registry.Entry.class);
    }

    @Override
    protected Object get(Registry.Entry value, int member) throws Throwable {
        return switch (member) {
            case 0 -> value.name();
            case 1 -> value.weight();
            case 2 -> value.state();
            case 3 -> value.next();
            default -> super.get(value, member);
        };
    }

    @Override
    public Registry.Entry create(List<Object> values) {
        return new Registry.Entry((String) values.get(0), (int) values.get(1), (Registry.State) values.get(2), (Optional<Registry.Entry>) values.get(3));
    }
}
