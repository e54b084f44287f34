package com.example.guestbook.app;

import com.example.guestbook.database.Database;
import com.example.guestbook.logrotate.LogFile;
import com.example.guestbook.monitoring.Check;
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
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The guestbook application: shows the entries and takes new ones, or removes the old ones, or both. */
@Component
public class Guestbook {

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

    @Provides("log:file")
    LogFile accessLog;

    @SubComponent
    Directory log;

    @SubComponent
    Directory lib;

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
    JavaServer server;

    @Provides("guestbook:http")
    List<Address> http(Host host) {
        return features.contains(Feature.WEB) ? List.of(Address.of(host.fqdn(), port)) : List.of();
    }

    @Provides("monitoring:check")
    Check health(Host host) {
        return Check.http("guestbook", Address.of(host.fqdn(), port), "/health");
    }

    void configure(Configuration here) {
        accessLog = new LogFile(here.map("log/access.log"), 14);
        log = Directory.at("log");
        lib = Directory.at("lib").source("lib");
        passwordFile = File.at("database.password").content(databasePassword);
        keyFile = File.at("session.key").content(sessionKey);
        settings = File.template("guestbook.properties").mode("0640");
        drain = new Drain(here.map("drain"), here.map("guestbook.pid"), drainTime);
        server = JavaServer.named("guestbook")
                .libraries(here.map("lib"))
                .maxMemory(maxMemory)
                .main("com.example.guestbook.server.Main", "serve", here.map("guestbook.properties"))
                .restartOn(log, lib, passwordFile, keyFile, settings)
                .http("http://" + listen + ":" + port + "/health")
                .running(running);
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
        return accessLog.path();
    }
}
