package com.example.resources;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link App}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class App_Definition extends ComponentDefinition<App> {
    public static final App_Definition INSTANCE = new App_Definition();

    private App_Definition() {
        super(2, App.class, null, """
                component app
                attribute port int
                provides admin app:admin address
                provides http app:http address method each
                provides main app:main address method
                readable port admin url
                """);
    }

    @Override
    public App create() {
        return new App();
    }

    @Override
    protected Object get(App component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.port;
            case 1 -> component.admin;
            case 2 -> component.url();
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(App component, int member, Object value) {
        switch (member) {
            case 0 -> component.port = (int) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    protected Object call(App component, int method, Object first, Object second) throws Throwable {
        return switch (method) {
            case 6 -> component.http((Environment) second, (Host) first);
            case 7 -> component.main((Host) first);
            default -> super.call(component, method, first, second);
        };
    }
}
