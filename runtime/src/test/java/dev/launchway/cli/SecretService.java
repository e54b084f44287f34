package dev.launchway.cli;

import com.example.cli.Vault;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.text.GeneratedCode;
import java.util.List;
import java.util.Map;

/**
 * A service whose environment test takes secrets from its own file and from that of shared, which it extends: a password, a key
 * store and two tokens.
 */
public final class SecretService extends GeneratedPlan implements PlanSource {

    private final ClassLoader resources;
    private final String configure;

    /** Called by the service loader: its class path has the files of secrets. */
    public SecretService() {
        this(SecretService.class.getClassLoader(), "");
    }

    /**
     * A service.
     *
     * @param resources has the files of secrets
     * @param configure what its component does in configure
     */
    SecretService(ClassLoader resources, String configure) {
        super(GeneratedCode.VERSION, "environment test\n");
        this.resources = resources;
        this.configure = configure;
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
    protected EnvironmentPlan environment(int number) {
        return new TestEnvironment("test")
                .component("vault", Vault.class.getName())
                .host("here", "here", null, false, "vault", "environments/test.toml:2:1")
                .override("vault", "password", secret("test", "component.vault.password"), at("test.secrets.toml:8:1"))
                .override("vault", "keyStore", secret("test", "files.tls.p12"), at("test.toml:5:1"))
                .override(
                        "vault",
                        "tokens",
                        List.of(secret("shared", "data.one"), secret("shared", "data.two")),
                        at("test.toml:6:1"))
                .override("vault", "configure", configure, at("test.toml:7:1"))
                .configureOrder("0")
                .build();
    }

    private static SecretReference secret(String environment, String key) {
        return new SecretReference(environment, key);
    }

    private static String at(String place) {
        return "environments/" + place;
    }

    Called run(java.nio.file.Path directory, Map<String, String> variables, String line) {
        return Called.with(directory, this, "elsewhere", variables, line);
    }
}
