package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.List;

/**
 * A site of Apache: a virtual host, with the servers behind it.
 *
 * <pre>{@code
 * ApacheSite.named("docs").serverName("docs.example.com").root("/srv/docs").directive("DirectoryIndex start.html");
 * ApacheSite.named("shop").serverName("shop.example.com").backend(Address.of("app01.example.com", 8080));
 * ApacheSite.named("000-default").absent();
 * }</pre>
 *
 * <p>It stands in {@code sites-available} as {@code NAME.conf}, with a link in {@code sites-enabled}, as Debian has it. Apache checks its
 * whole configuration with the new site in it before that takes the place of the old one, and reads it when something changed.
 */
@Component
@Observed
public final class ApacheSite extends Site<ApacheSite> {

    @Namevar
    String name;

    @SubComponent
    SiteFile file;

    private RunningServer apache;

    private ApacheSite(String name) {
        super(name, ServerProgram.APACHE);
        this.name = name;
    }

    /**
     * A site.
     *
     * @param name what its file is called, without {@code .conf}, and the group of the servers behind it
     * @return the component, which still needs to know what it answers
     * @throws IllegalArgumentException for a text that is no name of a file
     */
    public static ApacheSite named(String name) {
        return new ApacheSite(name);
    }

    @Override
    protected ApacheSite self() {
        return this;
    }

    /**
     * Sets where Apache writes its process id: what {@code PidFile} says in a configuration of its own.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public ApacheSite pidFile(String path) {
        return writesPid(TargetPath.of(path));
    }

    /**
     * Sets where Apache says what went wrong. A reload that failed is told with the last lines of it.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public ApacheSite errorLog(String path) {
        return writesErrors(TargetPath.of(path));
    }

    /** Debian's configuration has variables that its own command sets. */
    @Override
    String usualProgram() {
        return isPackaged() ? super.usualProgram() : "/usr/sbin/apache2";
    }

    @Override
    String write(SiteContent content) {
        if (content.root() != null && !content.backends().isEmpty()) {
            throw new IllegalArgumentException(label()
                    + " has files and servers behind it, and Apache is told which request is for which by directives of"
                    + " your own: write the site as a template, .rendered(…)");
        }
        return ApacheText.of(content);
    }

    void configure(Configuration here) {
        String main = main(here).toString();
        apache = server(
                here, isPackaged() ? List.of(program(), "graceful") : List.of(program(), "-f", main, "-k", "graceful"));
        apache.declare(here);
        Path base = main(here).getParent();
        file = new SiteFile(
                base.resolve("sites-available").resolve(name + ".conf"),
                base.resolve("sites-enabled").resolve(name + ".conf"),
                text(here),
                apache,
                Includes.APACHE,
                List.of(program(), "-t", "-f"));
    }

    void verify(Probe probe) {
        lookForChanges(probe);
    }

    void update(Target target) {
        try {
            apache.reload(target, ports());
        } catch (RuntimeException e) {
            file.undo(target);
            throw e;
        }
    }
}
