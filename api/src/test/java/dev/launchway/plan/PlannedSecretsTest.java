package dev.launchway.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.text.table.DamagedTableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan names secrets, and takes their values when these are known; nothing shows one. */
final class PlannedSecretsTest {

    private static final SecretReference PASSWORD = new SecretReference("production", "component.db.password");
    private static final SecretReference OF_HOST = new SecretReference("production", "host.db01.component.db.password");
    private static final SecretReference SMTP = new SecretReference("base", "data.smtp");
    private static final SecretReference STORE = new SecretReference("production", "files.tls.p12");
    private static final SecretReference ELSEWHERE = new SecretReference("", "app.token");

    private static final EnvironmentPlan PLAN = EnvironmentPlan.read("production", """
            secrets command PT20S op read "op://prod/{{ key }}"
            component db com.example.Db
            component app com.example.App
            override db password secret production component.db.password production.secrets.toml:8:1
            override app passwords list 2 secret base data.smtp text x production.toml:9:1
            override app stores map 1 tls secret production files.tls.p12 production.toml:10:1
            override app token secret "" app.token production.toml:11:1
            override unused key secret production component.unused.key production.secrets.toml:9:1
            host db01 db01 production.toml:1:1
              override db password secret production host.db01.component.db.password production.secrets.toml:12:1
              roots 0 db
            host app01 app01 production.toml:2:1
              roots 1 app
            configure 0 1
            """);

    @ParameterizedTest
    @CsvSource({
        "production, component.postgres.password, postgres.password, false",
        "production, component.app.tokens.github, app.tokens.github, false",
        "production, component.app.keys[0], app.keys[0], false",
        "production, host.db01.component.postgres.password, db01.postgres.password, false",
        "production, data.smtp, smtp, false",
        "production, files.tls.p12, tls.p12, true",
        "'', files.tls, tls, false"
    })
    void aReferenceHasANameForPeople(String environment, String key, String name, boolean file) {
        SecretReference reference = new SecretReference(environment, key);

        if (!environment.isEmpty()) {
            assertThat(reference.name()).isEqualTo(name);
        }
        assertThat(reference.isFile()).isEqualTo(file);
    }

    @Test
    void aPlanKnowsTheSecretsOfItsRootsAlsoThoseInListsAndMaps() {
        assertThat(PLAN.secrets()).containsExactly(PASSWORD, OF_HOST, SMTP, STORE, ELSEWHERE);
        assertThat(PLAN.placeOf(OF_HOST)).isEqualTo("production.secrets.toml:12:1");
        assertThat(PLAN.placeOf(STORE)).isEqualTo("production.toml:10:1");
        assertThat(PLAN.placeOf(new SecretReference("", "nothing"))).isEmpty();
    }

    @Test
    void aPlanKnowsWhereItsOtherSecretsComeFrom() {
        assertThat(PLAN.secretSource())
                .contains(new SecretSource(
                        SecretSource.Kind.COMMAND,
                        List.of("op", "read", "op://prod/{{ key }}"),
                        Duration.ofSeconds(20)));
        assertThat(EnvironmentPlan.read("dev", "configure\n").secretSource()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets vault PT1S x", "secrets command soon x", "secrets command"})
    void anotherSourceIsNoTable(String line) {
        assertThatThrownBy(() -> EnvironmentPlan.read("dev", line + "\n")).isInstanceOf(DamagedTableException.class);
    }

    @Test
    void valuesTakeTheirPlaces() {
        EnvironmentPlan known = PLAN.withSecrets(Map.of(
                PASSWORD, value("db.password", "one"),
                OF_HOST, value("db01.db.password", "two"),
                SMTP, value("smtp", "three"),
                STORE, value("tls.p12", "four")));

        assertThat(known.secrets()).containsExactly(ELSEWHERE);
        assertThat(PLAN.secrets()).hasSize(5);
        RootPlan db = known.roots().get(0);
        RootPlan app = known.roots().get(1);
        assertThat(known.overrides(db))
                .extracting(AttributeOverride::value)
                .containsExactly(value("db.password", "one"), value("db01.db.password", "two"));
        assertThat(known.overrides(app))
                .extracting(AttributeOverride::value)
                .containsExactly(
                        List.of(value("smtp", "three"), "x"), Map.of("tls", value("tls.p12", "four")), ELSEWHERE);
        assertThat(known.overrides(db).toString() + known.overrides(app))
                .doesNotContain("one]", "two", "three", "four")
                .contains("SecretValue[db.password]");
    }

    @Test
    void attributesTakeThem() {
        assertThat(ValueType.SECRET.convert(value("db.password", "grün")).reveal())
                .isEqualTo("grün");
        assertThat(ValueType.SECRET.convert(value("db.password", "x")).name()).contains("db.password");
        SecretFile file = ValueType.SECRET_FILE.convert(value("tls.p12", "x"));
        assertThat(file.name()).isEqualTo("tls.p12");
        assertThat(file.reveal()).containsExactly('x');
        assertThat(ValueType.list(ValueType.SECRET).convert(List.of(value("a", "1"), value("b", "2"))))
                .extracting(Secret::reveal)
                .containsExactly("1", "2");
        assertThat(ValueType.map(ValueType.SECRET_FILE).convert(Map.of("k", value("a", "1"))))
                .containsKey("k");
        assertThat(ValueType.optional(ValueType.SECRET).convert(value("a", "1")))
                .isEqualTo(Optional.of(Secret.of("1")));
    }

    @Test
    void oneThatWasNotLookedUpIsNoValue() {
        assertThatThrownBy(() -> ValueType.SECRET.convert(SMTP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret smtp was not looked up");
        assertThatThrownBy(() -> ValueType.SECRET_FILE.convert(STORE))
                .hasMessage("the secret tls.p12 was not looked up");
        assertThatThrownBy(() -> ValueType.SECRET_FILE.convert("tls.p12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataOfASecretIsReadAgainAndShowsNothing() {
        Secret named = Secret.of("grün").named("db.password");
        Secret nameless = Secret.of("grün");
        SecretFile file = SecretFile.of("tls.p12", new byte[] {0, (byte) 0xff});

        Object data = ValueType.list(ValueType.SECRET).encode(List.of(named, nameless));
        assertThat(data.toString()).doesNotContain("grün");
        assertThat(ValueType.list(ValueType.SECRET).decode(data))
                .extracting(Secret::reveal, Secret::name)
                .containsExactly(tuple("grün", Optional.of("db.password")), tuple("grün", Optional.empty()));
        Object ofFile = ValueType.SECRET_FILE.encode(file);
        assertThat(ofFile).hasToString("SecretValue[tls.p12]");
        assertThat(ValueType.SECRET_FILE.decode(ofFile)).isEqualTo(file);
        assertThat(ValueType.SECRET_FILE.decode(ofFile).name()).isEqualTo("tls.p12");
    }

    @Test
    void valuesAreEqualByNameAndContent() {
        assertThat(value("a", "1")).isEqualTo(value("a", "1")).hasSameHashCodeAs(value("a", "1"));
        assertThat(value("a", "1")).isNotEqualTo(value("a", "2")).isNotEqualTo(value("b", "1"));
    }

    private static SecretValue value(String name, String text) {
        return new SecretValue(name, text.getBytes(UTF_8));
    }
}
