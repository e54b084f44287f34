package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchway.cli.secrets.SecretsTree;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.text.GeneratedCode;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who receives which secret, told without any identity: 27 hosts. */
class PlanSecretsTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    @TempDir
    private Path directory;

    private ClassLoader classes;
    private SecretsTree tree;

    @BeforeEach
    void compileAndWriteSecrets() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(HEAD + """
                        @Component public class Postgres {
                            public record Login(String user, Secret password) {}
                            @Attribute Secret password;
                            @Attribute Secret internal;
                            @Attribute Map<String, Secret> tokens = Map.of();
                            @Provides("db:login") Login login() { return new Login("app", password); }
                            @Provides("db:url") String url() { return "jdbc:postgresql://db01/?password=" + password.reveal(); }
                            @Provides("db:digest") Secret digest() { return internal.map(value -> "digest of nothing"); }
                        }
                        """)
                .source(HEAD + """
                        @Component public class App {
                            @Requires("db:login") Postgres.Login login;
                            @Requires("db:url") String database;
                        }
                        """)
                .source(HEAD + """
                        @Component public class Web {
                            @Attribute Secret session;
                            @Attribute SecretFile keyStore;
                        }
                        """)
                .source(HEAD + """
                        @Component public class Auditor {
                            @Requires("db:digest") Secret digest;
                        }
                        """)
                .source(HEAD + """
                        @Component public class Mail {
                            @Attribute Secret relay;
                        }
                        """)
                .resource("environments/any.toml", """
                        [hosts]
                        a = ["postgres", "app", "web", "auditor", "mail"]
                        """)
                .compile();
        classes = compiled.loader();
        tree = new SecretsTree(directory, "production");
        tree.says("anna", "", "init", "production");
        for (String key : List.of(
                "component.postgres.password",
                "component.postgres.internal",
                "component.web.session",
                "host.web02.component.web.session",
                "component.mail.relay",
                "data.old-token")) {
            tree.says("anna", "value of " + key, "set", "production", key);
        }
        tree.says("anna", "key store", "set", "production", "files.tls.p12");
    }

    private Called run(String line) throws Exception {
        URL[] resources = {tree.environments.getParent().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(resources, null)) {
            return Called.with(directory, new Service(loader, classes), "elsewhere", Map.of(), line);
        }
    }

    @Test
    void sharesLinesAmongHostsAndTellsWhatNobodyReceives() throws Exception {
        Called called = run("plan production --secrets");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).isEqualTo("""
                production: 27 hosts, 8 secrets

                Secrets
                  postgres.password  from environments/production.secrets.toml
                    db01         postgres.password
                    app[01..22]  App.login (resource db:login), App.database (resource db:url)
                  postgres.internal  from environments/production.secrets.toml
                    db01     postgres.internal
                    audit01  Auditor.digest (resource db:digest)
                  github  from a variable SHOP_…
                    db01  postgres.tokens
                  web.session  from environments/production.secrets.toml
                    web01, web03  web.session
                  tls.p12  from environments/production.secrets/tls.p12
                    web[01..03]  web.key-store
                  web02.web.session  from environments/production.secrets.toml
                    web02  web.session
                  mail.relay  from environments/production.secrets.toml
                    no host receives it
                  old-token  from environments/production.secrets.toml
                    no host receives it

                Hosts
                  db01          postgres.password, postgres.internal, github
                  app[01..22]   postgres.password
                  web01, web03  web.session, tls.p12
                  web02         tls.p12, web02.web.session
                  audit01       postgres.internal
                """);
    }

    @Test
    void jsonHasTheSame() throws Exception {
        Called called = run("plan production --secrets --format json");

        assertThat(called.code()).as(called.err()).isZero();
        JsonObject view = JsonParser.parseString(called.out()).getAsJsonObject();
        assertThat(view.get("schema").getAsInt()).isEqualTo(1);
        assertThat(view.getAsJsonArray("secrets")).hasSize(8);
        JsonObject internal = view.getAsJsonArray("secrets").get(1).getAsJsonObject();
        assertThat(internal)
                .hasToString(
                        "{\"name\":\"postgres.internal\",\"from\":\"environments/production.secrets.toml\",\"hosts\":["
                                + "{\"name\":\"db01\",\"through\":[{\"component\":\"postgres\",\"attribute\":\"internal\"}]},"
                                + "{\"name\":\"audit01\",\"through\":[{\"component\":\"Auditor\",\"field\":\"digest\","
                                + "\"resource\":\"db:digest\"}]}]}");
        assertThat(view.getAsJsonArray("hosts")).hasSize(27);
        assertThat(view.getAsJsonArray("hosts").get(26))
                .hasToString("{\"name\":\"audit01\",\"secrets\":[\"postgres.internal\"]}");
        assertThat(run("plan production --secrets --json").out()).isEqualTo(called.out());
    }

    @Test
    void readsNoSecret() throws Exception {
        Called called = run("plan production --secrets --with-secrets");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).contains("--secrets shows who receives secrets, and reads none");
    }

    /** Where a value is another one on one host, and a component is left alone. */
    private static final class Service extends GeneratedPlan implements PlanSource {

        private final ClassLoader resources;
        private final ClassLoader classes;

        Service(ClassLoader resources, ClassLoader classes) {
            super(GeneratedCode.VERSION, "environment production\n");
            this.resources = resources;
            this.classes = classes;
        }

        @Override
        public ServicePlan find() {
            return this;
        }

        @Override
        public void checkFiles(EnvironmentPlan environment) {}

        @Override
        public ClassLoader resources() {
            return resources;
        }

        @Override
        public ClassLoader classLoader() {
            return classes;
        }

        @Override
        protected EnvironmentPlan environment(int number) {
            TestEnvironment environment = new TestEnvironment("production").secrets("environment", "SHOP_");
            for (String component : List.of("Postgres", "App", "Web", "Auditor", "Mail")) {
                environment.component(component.toLowerCase(java.util.Locale.ROOT), "com.example.shop." + component);
            }
            StringBuilder order = new StringBuilder("0");
            host(environment, "db01", "postgres");
            for (int app = 1; app <= 22; app++) {
                host(environment, "app%02d".formatted(app), "app");
                order.append(' ').append(app);
            }
            for (int web = 1; web <= 3; web++) {
                host(environment, "web0" + web, "web");
            }
            host(environment, "audit01", "auditor !mail");
            return environment
                    .override("postgres", "password", secret("component.postgres.password"), "x:1:1")
                    .override("postgres", "internal", secret("component.postgres.internal"), "x:1:1")
                    .override("postgres", "tokens", Map.of("hub", new SecretReference("", "github")), "x:1:1")
                    .override("web", "session", secret("component.web.session"), "x:1:1")
                    .override("web", "keyStore", secret("files.tls.p12"), "x:1:1")
                    .override("web@web02", "session", secret("host.web02.component.web.session"), "x:1:1")
                    .override("mail", "relay", secret("component.mail.relay"), "x:1:1")
                    .configureOrder(order + " 23 24 25 26 27")
                    .build();
        }

        private static void host(TestEnvironment environment, String name, String roots) {
            environment.host(name, name, null, false, roots, "environments/production.toml:1:1");
        }

        private static SecretReference secret(String key) {
            return new SecretReference("production", key);
        }
    }
}
