package dev.launchway.library.file;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import java.util.function.BiConsumer;

/** A component with a secret, whose configure a test writes. */
@Component
final class Vault {

    @Attribute
    Secret password;

    @Attribute
    String url = "";

    private final BiConsumer<Vault, Configuration> configure;

    Vault(Secret password, BiConsumer<Vault, Configuration> configure) {
        this.password = password;
        this.configure = configure;
    }

    void configure(Configuration here) {
        configure.accept(this, here);
    }
}
