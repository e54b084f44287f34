package com.example.small;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Motd}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Motd_Definition extends ComponentDefinition<Motd> {
    public static final Motd_Definition INSTANCE = new Motd_Definition();

    private Motd_Definition() {
        super(2, Motd.class, null, """
                component motd
                part text dev.launchway.library.file.File
                phases configure
                readable text
                """);
    }

    @Override
    public Motd create() {
        return new Motd();
    }

    @Override
    protected Object get(Motd component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.text;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Motd component, int member, Object value) {
        switch (member) {
            case 0 -> component.text = (File) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    protected Object call(Motd component, int method, Object first, Object second) throws
            Throwable {
        switch (method) {
            case 0 -> component.configure((Configuration) first);
            default -> {
                return super.call(component, method, first, second);
            }
        }
        return null;
    }
}
