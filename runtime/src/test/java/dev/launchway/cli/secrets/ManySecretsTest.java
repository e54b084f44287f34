package dev.launchway.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a thousand secrets: who changes one changes a line, as version control counts. */
class ManySecretsTest {

    private static final int COUNT = 1000;

    @TempDir
    Path directory;

    @Test
    void whoChangesOneOfAThousandChangesOneLine() throws Exception {
        SecretsTree tree = new SecretsTree(directory, "production");
        tree.says("anna", "", "init", "production");
        StringBuilder many = new StringBuilder("[data]\n");
        for (int i = 0; i < COUNT; i++) {
            many.append("key")
                    .append(i)
                    .append(" = \"the password of number ")
                    .append(i)
                    .append("\"\n");
        }
        Path lines = Files.writeString(directory.resolve("many"), many);
        tree.editor("cat " + lines + " >> \"$1\"");
        tree.says("anna", "", "edit", "production");
        git("init", "--quiet");
        git("add", ".");

        tree.editor("sed -i 's/of number 500\"/of somebody else\"/' \"$1\"");
        assertThat(tree.says("anna", "", "edit", "production")).contains("changed  data.key500\n");
        assertThat(git("diff", "--numstat")).isEqualTo("1\t1\tproduction.secrets.toml\n");
        git("add", ".");

        tree.says("anna", "a third one", "set", "production", "data.key499");
        assertThat(git("diff", "--numstat")).isEqualTo("1\t1\tproduction.secrets.toml\n");
        assertThat(tree.does("anna", "", "show", "production", "data.key500"))
                .isEqualTo("the password of somebody else\n");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                directory.resolve("tree/src/main/resources/environments").toString()));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
