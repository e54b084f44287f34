package com.example.guestbook.app;

import com.example.guestbook.database.Authority;
import com.example.guestbook.database.Database;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Features;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Secret;
import dev.launchway.library.application.JavaApplication;
import dev.launchway.library.fetch.MavenArtifact;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.library.log.LogFile;
import dev.launchway.library.monitoring.Check;
import dev.launchway.library.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The guestbook application: shows the entries and takes new ones, or removes the old ones, or both. */
@Component
public class Guestbook {

    static final String JAR = "com.example.guestbook:guestbook-app";

    enum Feature {
        WEB,
        WORKER
    }

    /** Without a selection a server does both. */
    @Features
    Set<Feature> features = EnumSet.allOf(Feature.class);

    @Attribute
    String title = "Guestbook";

    /** The IP address to listen on. */
    @Attribute
    String listen = "127.0.0.1";

    @Attribute
    int port = 8480;

    @Attribute
    String maxMemory = "64m";

    @Attribute
    int shownEntries = 50;

    @Attribute
    int keptEntries = 10_000;

    @Attribute
    int postsPerMinute = 10;

    /** Whether clients come through a proxy that tells their address. */
    @Attribute
    boolean behindProxy;

    /** How long load balancers get to notice that a server is about to restart. */
    @Attribute
    Duration drainTime = Duration.ZERO;

    @Attribute
    boolean running = true;

    /** Of the database's user; the database has to know it, too. */
    @Attribute(required = true)
    Secret databasePassword;

    /** Signs what browsers keep, so that every server believes it. */
    @Attribute(required = true)
    Secret sessionKey;

    @Requires("database:connection")
    Database database;

    @Requires(value = "cache:memcached", optional = true)
    List<Address> caches;

    @SubComponent
    Directory log;

    @SubComponent
    LogFile accessLog;

    @SubComponent
    MavenArtifact jar;

    /** A database in a directory proves nothing. */
    @SubComponent
    Authority authority;

    @SubComponent
    File passwordFile;

    @SubComponent
    File keyFile;

    @SubComponent
    @Template("guestbook.properties")
    File settings;

    @SubComponent
    Drain drain;

    @SubComponent
    JavaApplication server;

    @Provides("guestbook:http")
    List<Address> http(Host host) {
        return features.contains(Feature.WEB) ? List.of(Address.of(host.fqdn(), port)) : List.of();
    }

    @Provides(Check.KEY)
    Check health(Host host) {
        return Check.http("guestbook", Address.of(host.fqdn(), port), "/health");
    }

    void configure(Configuration here) {
        log = Directory.at("log");
        accessLog = LogFile.at("log/access.log").keep(14);
        jar = MavenArtifact.of(JAR);
        authority = database.url().startsWith("jdbc:postgresql:") ? new Authority() : null;
        passwordFile = File.at("database.password").content(databasePassword);
        keyFile = File.at("session.key").content(sessionKey);
        settings = File.template("guestbook.properties").mode("0640");
        drain = new Drain(here.map("drain"), here.map("guestbook-app.jar"), drainTime);
        server = JavaApplication.of(jar)
                .named("guestbook")
                .java(17)
                .options("-Xmx" + maxMemory, "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8")
                .arguments("serve", "guestbook.properties")
                .restartOn(passwordFile, keyFile, settings)
                .http("http://" + listen + ":" + port + "/health");
        if (!running) {
            server.service(Service::removed);
        }
    }

    String roles() {
        StringBuilder roles = new StringBuilder();
        for (Feature feature : features) {
            roles.append(roles.isEmpty() ? "" : " ").append(feature.name().toLowerCase(Locale.ROOT));
        }
        return roles.toString();
    }

    Path passwordPath() {
        return passwordFile.path();
    }

    Path keyPath() {
        return keyFile.path();
    }

    Path drainFile() {
        return drain.file();
    }

    Path accessLogPath() {
        return log.path().resolve("access.log");
    }
}
