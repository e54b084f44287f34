package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold secrets: their modes, what is shown of them, and what is refused. */
class SecretFilesTest {

    private static final String OLD = "0ld-canary-5kq8";
    private static final String NEW = "n3w-canary-7zx2";

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Secret secret(String value) {
        return Secret.of(value).named("vault.password");
    }

    private static Consumer<Configuration> vault(String value, BiConsumer<Vault, Configuration> configure) {
        return here -> here.add(new Vault(secret(value), configure));
    }

    /** Each way in which a secret comes into the file {@code f}. */
    private static Map<String, BiConsumer<Vault, Configuration>> ways() {
        Map<String, BiConsumer<Vault, Configuration>> ways = new LinkedHashMap<>();
        ways.put("content", (vault, here) -> here.add(File.at("f").content(vault.password)));
        ways.put("derived", (vault, here) -> here.add(File.at("f").content(vault.password.map("a\npw=%s\n"))));
        ways.put(
                "reversed",
                (vault, here) -> here.add(File.at("f")
                        .content(vault.password.map(
                                text -> new StringBuilder(text).reverse().toString()))));
        ways.put(
                "file",
                (vault, here) -> here.add(File.at("f")
                        .content(SecretFile.of(
                                "vault.password", vault.password.reveal().getBytes(StandardCharsets.UTF_8)))));
        ways.put("revealed", (vault, here) -> here.add(File.at("f").content("pw=" + vault.password.reveal() + "\n")));
        ways.put(
                "revealed bytes",
                (vault, here) -> here.add(
                        File.at("f").content(("pw=" + vault.password.reveal()).getBytes(StandardCharsets.UTF_8))));
        ways.put(
                "base64",
                (vault, here) -> here.add(File.at("f")
                        .content("Authorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("anna:" + vault.password.reveal())
                                                .getBytes(StandardCharsets.UTF_8)))));
        ways.put("template", (vault, here) -> here.add(File.at("f").rendered("vault.conf")));
        ways.put(
                "template with a filter", (vault, here) -> here.add(File.at("f").rendered("vault-upper.conf")));
        ways.put(
                "expanded text",
                (vault, here) -> here.add(File.at("f").content(here.expand("pw={{ component.password | upper }}"))));
        ways.put(
                "another encoding",
                (vault, here) -> here.add(
                        File.at("f").content(vault.password.map("größe %s")).encoding("latin1")));
        ways.put("JSON", (vault, here) -> here.add(JsonContent.at("f").data(Map.of("a", List.of(vault.password)))));
        ways.put(
                "JSON with text",
                (vault, here) -> here.add(JsonContent.at("f").data(Map.of("a", "x" + vault.password.reveal()))));
        ways.put("YAML", (vault, here) -> here.add(YamlContent.at("f").data(Map.of("a", vault.password))));
        ways.put("block", (vault, here) -> here.add(ManagedContent.at("f").block("b", vault.password)));
        ways.put(
                "block with text",
                (vault, here) -> here.add(ManagedContent.at("f").block("b", "pw " + vault.password.reveal())));
        return ways;
    }

    static List<String> namesOfWays() {
        return List.copyOf(ways().keySet());
    }

    @ParameterizedTest
    @MethodSource("namesOfWays")
    void isForItsOwnerAloneAndNamesTheSecret(String way) {
        Run first = theatre.deploy(vault(OLD, ways().get(way)));

        assertThat(disk.mode("f")).as(way).isEqualTo("rw-------");
        assertThat(first.events().toString())
                .doesNotContain(OLD)
                .doesNotContainIgnoringCase(OLD)
                .contains("holds ‹secret vault.password›");
        assertThat(theatre.deploy(vault(OLD, ways().get(way))).changed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("namesOfWays")
    void tellsOfARotatedSecretNeitherValue(String way) {
        theatre.deploy(vault(OLD, ways().get(way)));

        for (Function<Consumer<Configuration>, Run> run :
                List.<Function<Consumer<Configuration>, Run>>of(theatre::predict, theatre::deploy)) {
            Run rotated = run.apply(vault(NEW, ways().get(way)));

            assertThat(rotated.events().toString())
                    .doesNotContainIgnoringCase(OLD)
                    .doesNotContainIgnoringCase(NEW)
                    .doesNotContain("canary")
                    .contains("‹secret vault.password›");
            assertThat(rotated.diffs()).singleElement().asString().startsWith("sensitive, not shown: ");
        }
        assertThat(disk.mode("f")).isEqualTo("rw-------");
    }

    @Test
    void saysWhichSecretChanged() {
        Function<String, Consumer<Configuration>> stage = value -> here -> here.add(File.at("f")
                .content(
                        "a=" + Secret.of("always-the-same").named("vault.other").reveal() + "\nb="
                                + secret(value).reveal() + "\n"));
        theatre.deploy(stage.apply(OLD));

        Run run = theatre.deploy(stage.apply(NEW));

        assertThat(run.events())
                .filteredOn(Diff.class::isInstance)
                .singleElement()
                .extracting(event -> ((Diff) event).note())
                .isEqualTo("sensitive, not shown: ‹secret vault.password› changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {NEW, OLD})
    void aFileThatOthersCouldReadIsNarrowedAndThatIsShown(String before) {
        disk.write("f", "pw=" + before);
        disk.setMode("f", "rw-r--r--");
        Consumer<Configuration> stage =
                vault(NEW, (vault, here) -> here.add(File.at("f").content(vault.password.map("pw=%s"))));

        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);

        assertThat(disk.mode("f")).isEqualTo("rw-------");
        assertThat(predicted.messages()).containsOnlyOnce("mode 0644 -> 0600");
        assertThat(run.messages()).containsOnlyOnce("mode 0644 -> 0600");
    }

    @Test
    void aWiderModeIsAWarningUnlessItIsAccepted() {
        assertThat(theatre.warnings(vault(
                        NEW,
                        (vault, here) ->
                                here.add(File.at("f").content(vault.password).mode("0640")))))
                .singleElement()
                .asString()
                .startsWith("LW159 ")
                .contains("File(\"f\") has mode 0640, and holds ‹secret vault.password›")
                .doesNotContain(NEW);
        assertThat(theatre.warnings(vault(
                        NEW,
                        (vault, here) -> here.add(JsonContent.at("f")
                                .data(Map.of("a", vault.password))
                                .mode("0644")))))
                .hasSize(1);
        for (BiConsumer<Vault, Configuration> accepted : List.<BiConsumer<Vault, Configuration>>of(
                (vault, here) -> here.add(
                        File.at("f").content(vault.password).mode("0644").sensitive()),
                (vault, here) -> here.add(JsonContent.at("f")
                        .data(Map.of("a", vault.password))
                        .mode("0644")
                        .sensitive()),
                (vault, here) -> here.add(File.at("f").content(vault.password).mode("0400")),
                (vault, here) -> here.add(File.at("f").content("nothing").mode("0644")))) {
            assertThat(theatre.warnings(vault(NEW, accepted))).isEmpty();
        }
    }

    @Test
    void aBlockLeavesTheModeOfTheFileAndSaysWhoReadsIt() {
        disk.write("f", "of others\n");
        disk.setMode("f", "rw-r--r--");

        Run run = theatre.deploy(
                vault(NEW, (vault, here) -> here.add(ManagedContent.at("f").block("b", vault.password))));

        assertThat(disk.mode("f")).isEqualTo("rw-r--r--");
        assertThat(disk.read("f")).startsWith("of others\n").contains(NEW);
        assertThat(run.messages()).anyMatch(line -> line.contains("others than the owner can read"));
    }

    @Test
    void aJoinedSecretIsRefusedEverywhere() {
        List<BiConsumer<Vault, Configuration>> joined = List.of(
                (vault, here) -> here.add(File.at("f").content("pw=" + vault.password)),
                (vault, here) ->
                        here.add(File.at("f").content(("pw=" + vault.password).getBytes(StandardCharsets.UTF_8))),
                (vault, here) -> here.add(Content.of("f", "pw=" + vault.password)),
                (vault, here) -> here.add(JsonContent.at("f").data(Map.of("a", "pw=" + vault.password))),
                (vault, here) -> here.add(JsonContent.at("f").data(Map.of("pw=" + vault.password, 1))),
                (vault, here) -> here.add(YamlContent.at("f").data(List.of("pw=" + vault.password))),
                (vault, here) -> here.add(ManagedContent.at("f").block("b", "pw=" + vault.password)),
                (vault, here) -> here.add(Symlink.at("f").to("pw=" + vault.password)),
                (vault, here) -> here.add(File.at("f").symlink("pw=" + vault.password)),
                (vault, here) -> here.add(File.at("f-" + vault.password).content("")),
                (vault, here) ->
                        here.add(File.at("f").content(here.expand("pw=" + vault.password + "{{ host.name }}"))),
                (vault, here) -> {
                    vault.url = "jdbc:" + vault.password;
                    here.add(File.at("f").rendered("vault-url.conf"));
                });
        for (int i = 0; i < joined.size(); i++) {
            assertThat(theatre.codes(vault(NEW, joined.get(i))))
                    .as("case %d", i)
                    .containsExactly("LW165");
        }
        assertThat(theatre.workdir()).doesNotExist();
    }

    @Test
    void aPlaceholderThatStandsInATemplateIsMeantSo() {
        theatre.deploy(vault(NEW, (vault, here) -> {
            here.add(File.at("rendered").rendered("vault.conf"));
            here.add(File.at("copied").source("vault.conf"));
            here.add(File.at("read").content("x\n" + new String(here.resource("vault.conf"), StandardCharsets.UTF_8)));
        }));

        for (String name : List.of("rendered", "copied", "read")) {
            assertThat(disk.read(name)).contains("# a password shows as (secret) in logs\n");
        }
    }

    @Test
    void whereThereAreNoSecretsThePlaceholderIsAWordLikeOthers() {
        theatre.deploy(here -> here.add(File.at("f").content("the (secret) garden")));

        assertThat(disk.read("f")).isEqualTo("the (secret) garden");
        assertThat(disk.mode("f")).isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsCopiedOnTheTargetIsKeptToItsOwnerToo() {
        theatre.deploy(vault(NEW, (vault, here) -> {
            File first = here.add(File.at("first").content(vault.password));
            here.add(File.at("second").source(first.path()));
        }));

        assertThat(disk.read("second")).isEqualTo(NEW);
        assertThat(disk.mode("second")).isEqualTo("rw-------");
    }
}
