package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/secrets.md: its commands are run as they stand there, from the first to the last, by a shell in a source tree. What is
 * deployed to a host there is deployed here.
 */
class SecretsGuideIT {

    private static final Path PAGE = Variant.PROJECT.resolve("../docs/secrets.md");

    @TempDir
    Path directory;

    private final List<String> blocks = new ArrayList<>();
    private Path project;
    private Path classes;

    @BeforeEach
    void aServiceWithoutSecrets() throws IOException {
        Matcher matcher = Pattern.compile("```\\w*\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        project = Files.createDirectory(directory.resolve("project"));
        classes = project.resolve("target/classes");
        write("environments/production.toml", block("app01 = [\"app\"]"));
        Files.createDirectories(project.resolve("src/main/java/com/example/shop"));
    }

    @Test
    void everyCommandWorksAsItStandsThere() throws Exception {
        String app = block("public class App");
        source(app.replaceAll("(?s)    @Attribute.*?Secret databasePassword;\n", "    Secret databasePassword;\n")
                .replaceAll("(?s)        passwordFile =.*?when\\(passwordFile\\);\n", ""));
        build();

        String initiated = shell(block("secrets init production"));
        assertThat(initiated).contains("Your identity is new", ".config/launchway/identity");
        assertThat(shell(block("secrets generate production component.app.database-password\n")))
                .contains("warning: in the plan, component 'app' has no attribute 'database-password'");
        source(app);
        assertThat(shell(block("--predict")))
                .contains("production: ", "would change", "\u2039secret app.database-password\u203a");
        Path password = directory.resolve("host/work/app/database.password");
        String first = Files.readString(password);
        assertThat(first).matches("[A-Za-z0-9]{32}");
        assertThat(directory.resolve("host/work/app/restarted")).exists();

        assertThat(shell(block("--owner=ben"))).contains("can read now: production", "ben");
        Files.delete(directory.resolve("host/work/app/restarted"));
        assertThat(shell(block("secrets stale")))
                .contains("0 days  production  component.app.database-password")
                .doesNotContain(first);
        assertThat(Files.readString(password)).matches("[A-Za-z0-9]{32}").isNotEqualTo(first);
        assertThat(directory.resolve("host/work/app/restarted")).exists();

        assertThat(shell(block("secrets remove ben")))
                .contains("secrets set production component.app.database-password");
        write("environments/dev.toml", "[hosts]\nlocalhost = [\"app\"]\n");
        assertThat(shell(block("secrets init dev --shared"))).contains("public on purpose");
        assertThat(project.resolve("src/main/resources/environments/dev.identity"))
                .exists();
        shell("git init -q; git add -A; git -c user.name=a -c user.email=a@example.com commit -qm start\n");
        shell(block("git config diff.secrets.textconv"));
        shell("java -jar target/plan.jar secrets generate production component.app.database-password --length=12\n");
        assertThat(shell("git diff src/main/resources\n"))
                .containsPattern("-database-password = \"[A-Za-z0-9]{32}\"")
                .containsPattern("\\+database-password = \"[A-Za-z0-9]{12}\"");
    }

    /** Lines as the page has them; a build is that of this test, and what goes to a host stays here. */
    private String shell(String lines) throws Exception {
        StringBuilder said = new StringBuilder();
        for (String line : lines.lines().toList()) {
            if (line.equals("mvn -q package")) {
                build();
            } else {
                said.append(run(line));
            }
        }
        return said.toString();
    }

    private String run(String line) throws IOException {
        List<String> command = new Variant(classes).command(List.of("-Duser.home=" + directory.resolve("home")));
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\nshift 2\n" + (line.contains(" remote ") ? "cd " + directory.resolve("host") + "\n" : "")
                        + "exec " + String.join(" ", command) + " \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(directory.resolve("host"));
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec 2>&1\n" + line.replace(" remote ", " local "))
                .directory(project.toFile());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return Run.of(builder).succeeded().stdout();
    }

    private void build() throws IOException {
        Files.createDirectories(classes);
        Variant.copyResources(project.resolve("src/main/resources"), classes);
        Compilation compilation =
                Compilation.of(project.resolve("src/main/java"), classes.resolve("environments"), classes);
        assertThat(compilation.succeeded()).as(compilation.messages()).isTrue();
    }

    private String block(String part) {
        return blocks.stream()
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part));
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve("src/main/resources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void source(String text) throws IOException {
        Files.writeString(project.resolve("src/main/java/com/example/shop/App.java"), text);
    }
}
