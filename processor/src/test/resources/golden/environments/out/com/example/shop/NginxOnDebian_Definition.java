package com.example.shop;

import dev.launchway.plan.ComponentDefinition;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link NginxOnDebian}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class NginxOnDebian_Definition extends ComponentDefinition<NginxOnDebian> {
    public static final NginxOnDebian_Definition INSTANCE = new NginxOnDebian_Definition();

    private NginxOnDebian_Definition() {
        super(2, NginxOnDebian.class, null, """
                component nginx-on-debian
                """);
    }

    @Override
    public NginxOnDebian create() {
        return new NginxOnDebian();
    }
}
