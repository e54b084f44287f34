package com.example.web;

import com.example.base.Service_Definition;
import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Web}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Web_Definition extends ComponentDefinition<Web> {
    public static final Web_Definition INSTANCE = new Web_Definition();

    private Web_Definition() {
        super(2, Web.class, Service_Definition.INSTANCE, """
                component web
                refines
                attribute title string
                readable title bind
                """);
    }

    @Override
    public Web create() {
        return new Web();
    }

    @Override
    protected Object get(Web component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.title;
            case 1 -> component.bind();
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Web component, int member, Object value) {
        switch (member) {
            case 0 -> component.title = (String) value;
            default -> super.set(component, member, value);
        }
    }
}
