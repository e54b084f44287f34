package com.example.shop;

import dev.launchway.api.Address;
import dev.launchway.plan.ComponentDefinition;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Nginx}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class Nginx_Definition extends ComponentDefinition<Nginx> {
    public static final Nginx_Definition INSTANCE = new Nginx_Definition();

    private Nginx_Definition() {
        super(2, Nginx.class, null, """
                component nginx
                attribute port int
                attribute serverName string required
                requires backends app:http list address
                readable port serverName backends
                """);
    }

    @Override
    public Nginx create() {
        return new Nginx();
    }

    @Override
    protected Object get(Nginx component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.port;
            case 1 -> component.serverName;
            case 2 -> component.backends;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Nginx component, int member, Object value) {
        switch (member) {
            case 0 -> component.port = (int) value;
            case 1 -> component.serverName = (String) value;
            case 2 -> component.backends = (List<Address>) value;
            default -> super.set(component, member, value);
        }
    }
}
