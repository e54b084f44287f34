package com.example.attributes;

import dev.launchway.plan.RecordDefinition;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Size}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Size_Data extends RecordDefinition<Size> {
    public static final Size_Data INSTANCE = new Size_Data();

    private Size_Data() {
        super(2, Size.class, """
                part width int
                part height int
                readable width height
                """);
    }

    @Override
    protected Object get(Size value, int member) throws Throwable {
        return switch (member) {
            case 0 -> value.width();
            case 1 -> value.height();
            default -> super.get(value, member);
        };
    }

    @Override
    public Size create(List<Object> values) {
        return new Size((int) values.get(0), (int) values.get(1));
    }
}
