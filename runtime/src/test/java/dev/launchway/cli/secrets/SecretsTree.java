package dev.launchway.cli.secrets;

import dev.launchway.report.Output;
import dev.launchway.report.Style;
import dev.launchway.secrets.SecretsDirectory;
import dev.launchway.secrets.key.SecretsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source tree with environments, and people who work on their secrets. */
public final class SecretsTree {

    /** Where the files are. */
    public final Path environments;

    private final Path homes;
    private final Map<String, String> variables = new HashMap<>();
    private ActionOptions options = ActionOptions.USUAL;
    private KeyCheck keys = KeyCheck.NOTHING;
    private LocalDate today = LocalDate.of(2026, 3, 2);

    /**
     * Makes a tree.
     *
     * @param directory an empty directory
     * @param names the environments
     * @throws IOException when it cannot be written
     */
    public SecretsTree(Path directory, String... names) throws IOException {
        this.homes = directory.resolve("homes");
        this.environments = Files.createDirectories(directory.resolve("tree/src/main/resources/environments"));
        for (String name : names) {
            Files.writeString(environments.resolve(name + ".toml"), "[hosts]\n");
        }
        variables.put("PATH", System.getenv("PATH"));
        variables.put(
                "XDG_RUNTIME_DIR",
                Files.createDirectories(directory.resolve("run")).toString());
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** From now on commands have these options. */
    void with(ActionOptions others) {
        options = others;
    }

    /** From now on the service is known. */
    void knows(KeyCheck service) {
        keys = service;
    }

    void on(LocalDate day) {
        today = day;
    }

    /** From now on the editor is a script, whose first argument is the file. */
    void editor(String script) throws IOException {
        Path file = environments.resolveSibling("editor.sh");
        Files.writeString(file, script + "\n");
        variables.put("EDITOR", "sh " + file);
    }

    /** What a person gets on standard output. */
    String does(String person, String input, String... line) throws SecretsException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(person, input, out, new ByteArrayOutputStream(), line);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a person is told who does not succeed. */
    String fails(String person, String input, String... line) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            run(person, input, new ByteArrayOutputStream(), err, line);
        } catch (SecretsException e) {
            return err.toString(StandardCharsets.UTF_8) + e.getMessage() + "\n    help: " + e.help();
        } catch (IOException e) {
            return err.toString(StandardCharsets.UTF_8) + e.getMessage();
        }
        throw new AssertionError("it succeeded, and said " + err.toString(StandardCharsets.UTF_8));
    }

    /**
     * What a person is told on standard error.
     *
     * @param person who runs the command
     * @param input standard input
     * @param line the command
     * @return the text
     * @throws SecretsException when it is refused
     * @throws IOException when a file cannot be read or written
     */
    public String says(String person, String input, String... line) throws SecretsException, IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        run(person, input, new ByteArrayOutputStream(), err, line);
        return err.toString(StandardCharsets.UTF_8);
    }

    private void run(String person, String input, ByteArrayOutputStream out, ByteArrayOutputStream err, String... line)
            throws SecretsException, IOException {
        Path home = Files.createDirectories(homes.resolve(person));
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Style.PLAIN,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Style.PLAIN,
                false);
        Workplace here = new Workplace(
                new SecretsDirectory(environments),
                Optional.empty(),
                variables,
                home,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                output,
                today,
                "java -jar target/plan.jar",
                keys,
                action -> {});
        List<String> operands = Arrays.asList(line).subList(1, line.length);
        new SecretsCommands(here).run(Action.of(line[0]).orElseThrow(), operands, options);
    }

    /**
     * The file of a person's identity.
     *
     * @param person who has used a command
     * @return its path
     */
    public Path identity(String person) {
        return homes.resolve(person).resolve(".config/launchway/identity");
    }

    /** The recipient of a person, who has an identity. */
    String recipient(String person) throws SecretsException, IOException {
        String told = says(person, "", "init");
        return told.substring(told.indexOf("age1")).split("\\s", 2)[0];
    }

    /**
     * Reads a file.
     *
     * @param name its name among the environments
     * @return its text
     * @throws IOException when it cannot be read
     */
    public String text(String name) throws IOException {
        return Files.readString(environments.resolve(name));
    }

    /** All files of the tree, with their contents. */
    Map<String, String> files() throws IOException {
        Map<String, String> all = new HashMap<>();
        try (var files = Files.walk(environments)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.put(environments.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
