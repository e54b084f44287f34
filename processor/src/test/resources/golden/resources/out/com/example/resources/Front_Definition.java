package com.example.resources;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Resource;
import dev.launchway.api.Target;
import dev.launchway.plan.ComponentDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Front}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class Front_Definition extends ComponentDefinition<Front> {
    public static final Front_Definition INSTANCE = new Front_Definition();

    private Front_Definition() {
        super(2, Front.class, null, """
                component front
                requires backends app:http list address
                requires neighbours app:http any address same-host resource
                requires main app:main one address
                requires admin app:admin optional address reverse
                handles before-update precursors stop
                phases configure verify update
                readable backends neighbours main admin
                """);
    }

    @Override
    public Front create() {
        return new Front();
    }

    @Override
    protected Object get(Front component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.backends;
            case 1 -> component.neighbours;
            case 2 -> component.main;
            case 3 -> component.admin;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Front component, int member, Object value) {
        switch (member) {
            case 0 -> component.backends = (List<Address>) value;
            case 1 -> component.neighbours = (List<Resource<Address>>) value;
            case 2 -> component.main = (Address) value;
            case 3 -> component.admin = (Optional<Address>) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    protected Object call(Front component, int method, Object first, Object second) throws
            Throwable {
        switch (method) {
            case 0 -> component.configure((Configuration) first);
            case 2 -> component.verify((Probe) first);
            case 3 -> component.update((Target) first);
            case 6 -> component.stop(first);
            default -> {
                return super.call(component, method, first, second);
            }
        }
        return null;
    }
}
