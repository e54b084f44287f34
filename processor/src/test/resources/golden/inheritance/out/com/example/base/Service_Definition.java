package com.example.base;

import dev.launchway.api.Probe;
import dev.launchway.library.file.File;
import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Service}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Service_Definition extends ComponentDefinition<Service> {
    public static final Service_Definition INSTANCE = new Service_Definition();

    private Service_Definition() {
        super(2, Service.class, null, """
                component service
                observed
                attribute port int
                part config dev.launchway.library.file.File
                phases verify
                readable port config bind
                """);
    }

    @Override
    protected Object get(Service component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.port;
            case 1 -> component.config;
            case 2 -> component.bind();
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Service component, int member, Object value) {
        switch (member) {
            case 0 -> component.port = (int) value;
            case 1 -> component.config = (File) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    public void fillTemplates(Service component) {
        super.fillTemplates(component);
        if (component.config == null) {
            component.config = File.template("service.conf");
        }
    }

    @Override
    protected Object call(Service component, int method, Object first, Object second) throws
            Throwable {
        switch (method) {
            case 2 -> component.verify((Probe) first);
            default -> {
                return super.call(component, method, first, second);
            }
        }
        return null;
    }
}
