package com.example.shop;

import dev.launchway.api.Host;
import dev.launchway.plan.ComponentDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link App}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class App_Definition extends ComponentDefinition<App> {
    public static final App_Definition INSTANCE = new App_Definition();

    private App_Definition() {
        super(2, App.class, null, """
                component app
                attribute timeout duration
                attribute limits map int
                provides http app:http address method
                features features string
                readable timeout limits features
                """);
    }

    @Override
    public App create() {
        return new App();
    }

    @Override
    protected Object get(App component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.timeout;
            case 1 -> component.limits;
            case 2 -> component.features;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(App component, int member, Object value) {
        switch (member) {
            case 0 -> component.timeout = (Duration) value;
            case 1 -> component.limits = (Map<String, Integer>) value;
            case 2 -> component.features = (Set<String>) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    protected Object call(App component, int method, Object first, Object second) throws Throwable {
        return switch (method) {
            case 6 -> component.http((Host) first);
            default -> super.call(component, method, first, second);
        };
    }
}
