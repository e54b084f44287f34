package dev.launchway.library.monitoring;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.OnEvent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells a monitoring system when its root component changes something on a host, at the begin and at the end: an annotation of Grafana, or
 * a message to any other URL.
 *
 * <pre>{@code
 * here.add(DeploymentMark.grafana("https://grafana.example.com").token(password).tag("shop"));
 * here.add(DeploymentMark.webhook("https://chat.example.com/hooks/deployments"));
 * }</pre>
 *
 * <p>It is the last part of its root component: what comes after it is not marked. A run that changes nothing leaves no mark. A server that
 * cannot be told does not fail the deployment, unless that is asked for.
 */
@Component
@Observed
public final class DeploymentMark {

    @Namevar
    String name;

    private final Supplier<String> url;
    private final boolean grafana;
    private final List<String> tags = new ArrayList<>();
    private Secret token;
    private boolean required;
    private Duration timeout = Duration.ofSeconds(10);

    private Object whole;
    private MarkServer server;
    private Instant begin;
    private String id = "";

    private DeploymentMark(String name, Supplier<String> url, boolean grafana) {
        this.name = name;
        this.url = url;
        this.grafana = grafana;
    }

    /**
     * Annotations of a Grafana: one from the begin to the end.
     *
     * @param url where Grafana is: {@code https://grafana.example.com}
     * @return the component, which usually needs a token
     * @throws IllegalArgumentException for a text that is no URL of http or https
     */
    public static DeploymentMark grafana(String url) {
        MarkServer.check(url);
        return new DeploymentMark(url, () -> url, true);
    }

    /**
     * Messages to a URL: {@code POST} with JSON, whose members are {@code event} ({@code begin} or {@code end}), {@code environment}, {@code
     * host}, {@code component}, {@code time} (ISO 8601), {@code tags} and {@code text}.
     *
     * @param url where they go
     * @return the component
     * @throws IllegalArgumentException for a text that is no URL of http or https
     */
    public static DeploymentMark webhook(String url) {
        MarkServer.check(url);
        return new DeploymentMark(url, () -> url, false);
    }

    /**
     * Messages to a URL that is a secret, as those of chats are.
     *
     * @param url where they go
     * @return the component
     * @see #webhook(String)
     */
    public static DeploymentMark webhook(Secret url) {
        return new DeploymentMark("webhook", url::reveal, false);
    }

    /**
     * Sets the token that is sent, as {@code Authorization: Bearer …}.
     *
     * @param secret the token
     * @return this
     */
    public DeploymentMark token(Secret secret) {
        token = secret;
        return this;
    }

    /**
     * Adds a tag, beside {@code deployment}, the environment, the host and the root component.
     *
     * @param text one line
     * @return this
     */
    public DeploymentMark tag(String text) {
        tags.add(Arguments.line("DeploymentMark(\"" + name + "\")", "tag", text));
        return this;
    }

    /**
     * Fails the root component when the server cannot be told: at the begin, before anything is changed.
     *
     * @return this
     */
    public DeploymentMark required() {
        required = true;
        return this;
    }

    /**
     * Sets how long each message may take; by default 10 seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public DeploymentMark timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long each message may take.
     *
     * @param longest as in {@code 10s}
     * @return this
     */
    public DeploymentMark timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    void configure(Configuration here) {
        whole = here.parent(Object.class);
        String component = here.workdir().getFileName().toString();
        List<String> all = new ArrayList<>(
                List.of("deployment", here.environment().name(), here.host().name(), component));
        all.addAll(tags);
        server = new MarkServer(
                url,
                token,
                timeout,
                new MarkServer.Deployment(here.environment().name(), here.host().name(), component, all));
        here.settle(name, grafana, all, required, timeout.toString());
    }

    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.ALL)
    void begin(Object changing, Target target) {
        if (changing != this && begin == null) {
            begin = Instant.now();
            tell(target, () -> id = grafana ? server.annotate(begin) : server.post("begin", begin));
        }
    }

    void verify(Probe probe) {
        probe.check(!probe.changed(whole), "something changed that it marks");
    }

    void update(Target target) {
        if (target.predicting()) {
            return;
        }
        Instant end = Instant.now();
        Instant from = begin == null ? end : begin;
        tell(target, () -> id = grafana ? server.annotate(id, from, end) : server.post("end", end));
    }

    private interface Message {
        void send() throws IOException;
    }

    private void tell(Target target, Message message) {
        try {
            message.send();
        } catch (IOException e) {
            String why = name + " could not be told of the deployment: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            if (required) {
                throw new IllegalStateException(why, e);
            }
            target.log("%s", why);
        }
    }
}
