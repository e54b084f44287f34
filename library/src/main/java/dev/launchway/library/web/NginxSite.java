package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A site of nginx: a virtual host, with the servers behind it.
 *
 * <pre>{@code
 * NginxSite.named("shop").serverName("shop.example.com").backend(Address.of("app01.example.com", 8080));
 * NginxSite.named("docs").serverName("docs.example.com").root("/srv/docs").directive("autoindex on;");
 * NginxSite.named("old").absent();
 * }</pre>
 *
 * <p>It stands in {@code sites-available}, with a link in {@code sites-enabled}, as Debian has it. nginx checks its whole configuration
 * with the new site in it before that takes the place of the old one, and reads it when something changed. Where it goes on with the
 * one that it had, because a port is in use for instance, the old site is put back and the component fails.
 */
@Component
@Observed
public final class NginxSite extends Site<NginxSite> implements Balancer {

    @Namevar
    String name;

    @SubComponent
    SiteFile file;

    private TargetPath directory;
    private Duration drainTime = Duration.ofSeconds(30);
    private RunningServer nginx;
    private NginxUpstream upstream;

    private NginxSite(String name) {
        super(name, ServerProgram.NGINX);
        this.name = name;
    }

    /**
     * A site.
     *
     * @param name what its file is called, and the group of the servers behind it
     * @return the component, which still needs to know what it answers
     * @throws IllegalArgumentException for a text that is no name of a file
     */
    public static NginxSite named(String name) {
        return new NginxSite(name);
    }

    @Override
    protected NginxSite self() {
        return this;
    }

    /**
     * Sets the directory with its file, {@code NAME.conf}, in place of {@code sites-available} and the link: for an nginx that is
     * configured in another way than Debian's.
     *
     * @param path relative to the work directory, or absolute: {@code /etc/nginx/conf.d}
     * @return this
     */
    public NginxSite directory(String path) {
        directory = TargetPath.of(path);
        return this;
    }

    /**
     * Sets where nginx writes its process id: what {@code pid} says in a configuration of its own.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public NginxSite pidFile(String file) {
        return writesPid(TargetPath.of(file));
    }

    /**
     * Sets where nginx says what went wrong. A reload that failed is told with the last lines of it.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public NginxSite errorLog(String file) {
        return writesErrors(TargetPath.of(file));
    }

    /**
     * Sets how long {@link #drain} waits for requests that a server still has; by default 30 seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public NginxSite drainTime(Duration longest) {
        drainTime = Arguments.positive("drainTime", longest);
        return this;
    }

    /**
     * Sets how long {@link #drain} waits for requests that a server still has.
     *
     * @param longest as in {@code 30s}
     * @return this
     */
    public NginxSite drainTime(String longest) {
        return drainTime(DurationText.parse(longest));
    }

    @Override
    String write(SiteContent content) {
        return NginxText.of(content);
    }

    void configure(Configuration here) {
        String program = program();
        String main = main(here).toString();
        nginx = server(
                here, isPackaged() ? List.of(program, "-s", "reload") : List.of(program, "-c", main, "-s", "reload"));
        nginx.declare(here);
        String text = text(here);
        upstream = new NginxUpstream(label(), text == null ? "" : text);
        Path base = main(here).getParent();
        Path path = directory == null
                ? base.resolve("sites-available").resolve(name)
                : directory.map(here).resolve(name + ".conf");
        Path link = directory == null ? base.resolve("sites-enabled").resolve(name) : null;
        file = new SiteFile(path, link, text, nginx, Includes.NGINX, List.of(program, "-q", "-t", "-c"));
    }

    void verify(Probe probe) {
        lookForChanges(probe);
    }

    void update(Target target) {
        try {
            nginx.reload(target, upstream.ports());
        } catch (RuntimeException e) {
            file.undo(target);
            throw e;
        }
    }

    @Override
    public List<Address> servers() {
        return upstream().servers();
    }

    @Override
    public void declare(Configuration here) {
        upstream();
        nginx.declare(here);
        file.declare(here);
    }

    private NginxUpstream upstream() {
        if (upstream == null) {
            throw new IllegalStateException(label() + " knows no servers yet: ask it after here.add(…)");
        }
        return upstream;
    }

    /**
     * Takes a server out: its line in the site says {@code down}, and nginx reads it. The workers that served before end when their
     * last request is answered; how long that may take says {@link #drainTime}.
     */
    @Override
    public void drain(Target target, Address server) {
        rewrite(target, upstream().without(server, file.text(target)));
    }

    /** Brings a server back: its line says no longer {@code down}, and nginx reads it. It does not ask whether the server is well. */
    @Override
    public void restore(Target target, Address server) {
        rewrite(target, upstream().with(server, file.text(target)));
    }

    private void rewrite(Target target, String text) {
        if (text.equals(file.text(target))) {
            return;
        }
        Workers former = nginx.workers(target).orElse(null);
        file.replace(target, text.getBytes(StandardCharsets.UTF_8));
        nginx.reload(target, List.of());
        if (former != null && !target.predicting() && !nginx.awaitEndOf(target, former, drainTime)) {
            target.log("some requests are still answered by workers that were started before");
        }
    }
}
