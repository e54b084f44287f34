package com.example.cli;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.util.List;

/** Writes secrets into files; it can be made to look at one, or to fail, in configure. */
@Component("cli-vault")
public class Vault {

    @Attribute
    Secret password;

    @Attribute
    SecretFile keyStore;

    @Attribute
    List<Secret> tokens = List.of();

    /** "number" takes the password for one, "fail" fails, "look-and-fail" does both. */
    @Attribute
    String configure = "";

    @SubComponent
    Content content;

    void configure(Configuration here) {
        if (configure.equals("number")) {
            here.log(
                    "%d digits",
                    Integer.toString(Integer.parseInt(password.reveal())).length());
        }
        if (configure.equals("look-and-fail")) {
            here.log("%d characters", password.map(text -> text + "!").reveal().length());
        }
        if (configure.endsWith("fail")) {
            throw new IllegalStateException("it fails");
        }
        content = new Content(this);
    }

    /** The file. */
    @Component
    public static class Content {
        private final Vault vault;

        Content(Vault vault) {
            this.vault = vault;
        }

        void verify(Probe probe) {
            if (!probe.exists(probe.workdir().resolve("secrets"))) {
                throw new UpdateNeeded();
            }
        }

        void update(Target target) {
            StringBuilder text = new StringBuilder(vault.password.reveal());
            if (vault.keyStore != null) {
                text.append(' ').append(vault.keyStore.name()).append(' ').append(vault.keyStore.reveal().length);
            }
            vault.tokens.forEach(token -> text.append(' ').append(token.reveal()));
            target.write(target.workdir().resolve("secrets"), text.toString());
        }
    }
}
