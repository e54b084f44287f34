package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.file.ManagedContent;
import java.util.List;

/**
 * A site of Caddy, with the servers behind it.
 *
 * <pre>{@code
 * CaddySite.named("shop").serverName("shop.example.com").backend(Address.of("app01.example.com", 8080));
 * CaddySite.named("docs").serverName("docs.internal").listen(80).root("/srv/docs");
 * CaddySite.named("old").absent();
 * }</pre>
 *
 * <p>It stands in the Caddyfile, between two marks; what others have written there stays. Caddy checks the whole new file before it takes
 * the place of the old one, and reads it when something changed: a Caddyfile that it does not take leaves what it had in force.
 *
 * <p>A site with a name, and neither {@code .listen(…)} nor {@code .tls(…)}, is one for which Caddy gets a certificate by itself.
 */
@Component
@Observed
public final class CaddySite extends Site<CaddySite> {

    @Namevar
    String name;

    @SubComponent
    InstalledServer installed;

    @SubComponent
    ManagedContent block;

    private RunningServer caddy;

    private CaddySite(String name) {
        super(name, ServerProgram.CADDY);
        this.name = name;
    }

    /**
     * A site.
     *
     * @param name what its lines in the Caddyfile are called
     * @return the component, which still needs to know what it answers
     * @throws IllegalArgumentException for other characters than letters, digits, {@code .}, {@code _} and {@code -}
     */
    public static CaddySite named(String name) {
        return new CaddySite(name);
    }

    @Override
    protected CaddySite self() {
        return this;
    }

    @Override
    String write(SiteContent content) {
        if (content.redirected()) {
            throw new IllegalArgumentException(
                    label() + " need not say .redirectToTls(): Caddy does that for each site with a name");
        }
        return CaddyText.of(content);
    }

    void configure(Configuration here) {
        String main = main(here).toString();
        caddy = server(here, List.of(program(), "reload", "--force", "--adapter", "caddyfile", "--config", main));
        caddy.declare(here);
        installed = isAbsent() ? null : new InstalledServer(caddy);
        String text = text(here);
        block = ManagedContent.at(main(here));
        if (isAbsent()) {
            block.absent(name);
        } else {
            block.block(name, text);
        }
        if (actor().isOther()) {
            block.as(actor().name());
        }
        block.validate(program(), "validate", "--adapter", "caddyfile", "--config", "{}");
    }

    void verify(Probe probe) {
        lookForChanges(probe);
    }

    /** One that does not run refuses the connection, and reads its file when it is started. */
    void update(Target target) {
        CommandResult told = caddy.call(target, caddy.reload()).allowExit(0, 1).run();
        if (!target.predicting() && told.exitCode() != 0 && !told.stderr().contains("connection refused")) {
            throw new CommandFailed(
                    "Caddy did not take the new configuration, and goes on with the one that it had",
                    caddy.reload(),
                    told.exitCode(),
                    told.stdout(),
                    told.stderr());
        }
    }
}
