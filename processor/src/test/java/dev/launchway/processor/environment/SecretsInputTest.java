package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of secrets that are none, or not whole: each fault is one diagnostic with its place, and never an exception. */
final class SecretsInputTest {

    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String SSH =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXTjVJsSQ5SvzWtFVsBXQmoIKqj9YyJ5v3tQmoIKqj9 ben";
    private static final String KEY = "key = { public = \"" + RECIPIENT + "\", age = \"YWdl\" }\n";
    private static final String HEADER = """
            [secrets]
            environment = "dev"
            recipients = ["%s"]
            %s""".formatted(RECIPIENT, KEY);
    private static final String VALUE = "{ changed = 2026-11-28, value = \"YWdl\", mac = \"5f1c\" }";
    private static final String FILE = "{ changed = 2026-11-28, mac = \"90ab\" }";

    @TempDir
    Path directory;

    @BeforeEach
    void anEnvironment() throws IOException {
        file("dev.toml", "[hosts]\na = [\"app\"]\n");
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    private List<String> texts() {
        Diagnostics diagnostics = new Diagnostics();
        EnvironmentSet.read(EnvironmentFiles.find(directory.toString(), null, diagnostics), diagnostics);
        return diagnostics.found().stream().map(Diagnostic::text).toList();
    }

    private List<String> statements() {
        return texts().stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }

    private List<String> statements(String secrets) throws IOException {
        file("dev.secrets.toml", secrets);
        return statements();
    }

    @Test
    void takesAllThatTheCommandsWrite() throws IOException {
        file("dev.secrets/tls.pem", "x");
        file("dev.secrets/.gitignore", "x");
        file("dev.identity", "AGE-SECRET-KEY-1");

        assertThat(statements("# x\r\n"
                        + HEADER.replace("[\"age1", "[\n  # anna\n \"" + SSH + "\",\n \"age1")
                                .replace("\n", "\r\n")
                        + "[component.app]\nkey = " + VALUE + "\nkeys = [" + VALUE + ", " + VALUE + "]\n"
                        + "tokens = { value = " + VALUE + ", mac = " + VALUE + " }\n"
                        + "[component.app.tokens2]\nx.y = " + VALUE + "\n"
                        + "[host.a.component.app]\nkey = " + VALUE + "\n"
                        + "[data]\nsmtp = " + VALUE + "\nnested.list = [" + VALUE + "]\n"
                        + "[files]\n\"tls.pem\" = " + FILE + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `' '`                                        | 1:1 | [LW301] the file is empty
            `# x`                                        | 1:1 | [LW301] the file holds nothing but comments
            `[component.app]\nkey = VALUE`               | 1:1 | [LW335] there is no section [secrets], which says who can read the file, and holds its key
            `secrets = 3`                                | 1:1 | [LW304] 'secrets' is a section, and holds no whole number
            """)
    void aHeaderMustBeThere(String text, String place, String statement) throws IOException {
        assertThat(statements(text.replace("\\n", "\n").replace("VALUE", VALUE).replace("' '", " ")))
                .containsExactly("environments/dev.secrets.toml:" + place + ": " + statement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            environment = "dev"   | ``                         | 1:1  | [secrets] does not say whose secrets these are
            environment = "dev"   | environment = 3            | 2:1  | [secrets] does not say whose secrets these are
            environment = "dev"   | environment = "prod"       | 2:1  | these are the secrets of 'prod', under the name of another environment
            recipients = [RECIPIENT] | ``                      | 1:1  | [secrets] names no recipients
            recipients = [RECIPIENT] | recipients = RECIPIENT  | 3:1  | [secrets] names no recipients
            recipients = [RECIPIENT] | recipients = []         | 3:1  | the list of recipients is empty: nobody could read the secrets again
            [RECIPIENT]           | [RECIPIENT, 3]             | 3:81 | a recipient is text, not a whole number
            [RECIPIENT]           | [RECIPIENT, RECIPIENT]     | 3:81 | this recipient stands in the list twice
            [RECIPIENT]           | [SSH, SSH]                 | 3:103 | this recipient stands in the list twice
            [RECIPIENT]           | ["age1abc"]                | 3:15 | 'age1abc' is no recipient of age: letters are missing, or wrong
            mcac8p"]              | mcac8q"]                   | 3:15 | 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q' is no recipient of age: letters are missing, or wrong
            [RECIPIENT]           | ["AGE-SECRET-KEY-1X"]      | 3:15 | this is an identity, which is private: whoever sees it reads your secrets
            [RECIPIENT]           | ["ssh-dss AAAA x"]         | 3:15 | age does not encrypt for SSH keys of the type ssh-dss
            [RECIPIENT]           | ["ssh-rsa AAAA x"]         | 3:15 | this is no SSH key of the type ssh-rsa: letters are missing, or wrong
            [RECIPIENT]           | ["gpg:ABCD"]               | 3:15 | 'gpg:ABCD' names no key of GnuPG: short ids and addresses are not unique
            key = { public        | key = { publik             | 4:1  | the key of the environment is missing: 'key' in [secrets]
            age = "YWdl"          | aeg = "YWdl"               | 4:1  | the key of the environment is missing: 'key' in [secrets]
            age = "YWdl"          | age = "YW!"                | 4:84 | the key of the environment is damaged
            age = "YWdl"          | age = 3                    | 4:84 | the key of the environment is damaged
            """)
    void whatIsWrongWithTheHeader(String right, String wrong, String place, String statement) throws IOException {
        String header = HEADER.replace(in(right), in(wrong));
        assertThat(header).isNotEqualTo(HEADER);

        assertThat(statements(header))
                .containsExactly("environments/dev.secrets.toml:" + place + ": [LW335] " + statement);
    }

    private static String in(String text) {
        return text.replace("RECIPIENT", '"' + RECIPIENT + '"').replace("SSH", '"' + SSH + '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [secrets2]                            | 5:1 | [LW302] there is no section [secrets2] in a file of secrets; did you mean 'secrets'?
            [hosts]                               | 5:1 | [LW302] there is no section [hosts] in a file of secrets; did you mean 'host'?
            [host.a]%platform = "debian"          | 6:1 | [LW302] there is no 'platform' in [host.a] of a file of secrets
            [host.a]%components = ["app"]         | 6:1 | [LW302] there is no 'components' in [host.a] of a file of secrets
            [host.a.b.component.app]%k = VALUE    | 5:1 | [LW302] there is no 'b' in [host.a] of a file of secrets
            [component.app]%k = "hunter2"         | 6:1 | [LW324] the value of component.app.k stands here in clear
            [component.app]%k = 3                 | 6:1 | [LW324] the value of component.app.k stands here in clear
            [component.app]%k = { value = "x" }   | 6:7 | [LW324] the value of component.app.k.value stands here in clear
            [component.app]%k = [VALUE, "x"]      | 6:62 | [LW324] the value of component.app.k[1] stands here in clear
            [data]%x = "hunter2"                  | 6:1 | [LW324] the value of data.x stands here in clear
            [component.app]%k = { changed = 2026-11-28, value = "YWdl" } | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { changed = 2026-11-28, mac = "x" }      | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { changed = "x", value = "YWdl", mac = "x" } | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { changed = 2026-11-28, value = "Y!", mac = "x" } | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { changed = 2026-11-28, value = 3, mac = "x" } | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { changed = 2026-11-28T10:00:00, value = "YWdl", mac = "x" } | 6:1 | [LW336] the value of component.app.k is damaged
            [component.app]%k = { mac = "x" }     | 6:1 | [LW336] the value of component.app.k is damaged
            data = 3                              | 4:8 | [LW303] [secrets] has no key 'data'
            [files]%"x" = VALUE                   | 6:1 | [LW337] the file x is named here, and environments/dev.secrets/x is not there
            [files]%"x" = FILE                    | 6:1 | [LW337] the file x is named here, and environments/dev.secrets/x is not there
            [files]%"../x" = FILE                 | 6:1 | [LW337] '../x' is no name of a file beside a file of secrets
            [files]%".x" = FILE                   | 6:1 | [LW337] '.x' is no name of a file beside a file of secrets
            [files]%"tls.pem" = { mac = "x" }     | 6:1 | [LW336] the entry of the file tls.pem is damaged
            [files]%"tls.pem" = "x"               | 6:1 | [LW336] the entry of the file tls.pem is damaged
            [component.app]%k = VALUE%k = VALUE   | 7:1 | [LW301] k previously defined at line 6, column 1
            """)
    void whatIsWrongWithTheRest(String sections, String place, String statement) throws IOException {
        if (sections.contains("tls.pem")) {
            file("dev.secrets/tls.pem", "x");
        }
        String text = sections.replace("%", "\n").replace("VALUE", VALUE).replace("FILE", FILE);
        String at = sections.startsWith("data") ? "5:1" : place;

        assertThat(statements(HEADER + text + "\n"))
                .containsExactly("environments/dev.secrets.toml:" + at + ": " + statement);
    }

    @Test
    void filesThatNothingNames() throws IOException {
        file("dev.secrets/tls.key", "x");
        file("dev.secrets/more/tls.key", "x");
        file("prod.secrets/tls.key", "x");

        file("dev.secrets.toml", HEADER + "[files]\n\"tls.kye\" = " + FILE + "\n");
        assertThat(texts()).containsExactlyInAnyOrder("""
                        environments/dev.secrets.toml:6:1: [LW337] the file tls.kye is named here, and environments/dev.secrets/tls.kye is not there; did you mean 'tls.key'?
                            help: put it back from version control, or delete this line and give the file anew: java -jar plan.jar secrets set dev files.tls.kye < FILE\
                        """, """
                        environments/dev.secrets/more:1:1: [LW337] a directory lies among secret files
                            help: move it away: secret files lie side by side\
                        """, """
                        environments/dev.secrets/tls.key:1:1: [LW337] this file lies among secret files, and [files] of environments/dev.secrets.toml does not name it
                            help: move it away, and if it holds a secret, give it: java -jar plan.jar secrets set dev files.tls.key < FILE\
                        """, """
                        environments/prod.secrets/tls.key:1:1: [LW337] this file lies among secret files, and [files] of environments/prod.secrets.toml does not name it
                            help: move it away, and if it holds a secret, give it: java -jar plan.jar secrets set prod files.tls.key < FILE\
                        """);
    }

    @Test
    void namesThatAreNone() throws IOException {
        file("dev.Secrets.TOML", HEADER);
        file("DEV.secrets.toml", HEADER);
        file("development.secrets.toml", HEADER);
        file(".hidden.secrets.toml", "x");

        assertThat(texts()).containsExactlyInAnyOrder("""
                        environments/DEV.secrets.toml:1:1: [LW338] there is no environment 'DEV' that these secrets belong to; did you mean 'dev'?
                            help: the environments are dev; a file of secrets is called as its environment, as in production.secrets.toml\
                        """, """
                        environments/dev.Secrets.TOML:1:1: [LW300] 'dev.Secrets.TOML' is no name for a file of secrets
                            help: name the file dev.secrets.toml: some file systems know no case\
                        """, """
                        environments/development.secrets.toml:1:1: [LW338] there is no environment 'development' that these secrets belong to
                            help: the environments are dev; a file of secrets is called as its environment, as in production.secrets.toml\
                        """);
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Files.createDirectories(directory.resolve("dev.secrets.toml"));
        assertThat(statements())
                .containsExactly("environments/dev.secrets.toml:1:1: [LW300] this is a directory, and no file");
        Files.delete(directory.resolve("dev.secrets.toml"));

        Files.createSymbolicLink(directory.resolve("dev.secrets.toml"), Path.of("nowhere"));
        assertThat(statements())
                .containsExactly("environments/dev.secrets.toml:1:1: [LW300] the file is a link that leads nowhere");
        Files.delete(directory.resolve("dev.secrets.toml"));

        Files.write(directory.resolve("dev.secrets.toml"), new byte[(16 << 20) + 1]);
        assertThat(statements())
                .containsExactly(
                        "environments/dev.secrets.toml:1:1: [LW301] the file has more than 16777216 bytes, the most of a file of secrets");

        Files.write(directory.resolve("dev.secrets.toml"), new byte[] {'#', (byte) 0xe4, '\n'});
        assertThat(statements())
                .containsExactly("environments/dev.secrets.toml:1:2: [LW301] the file is not UTF-8 text");
    }
}
