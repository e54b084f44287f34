package dev.launchway.library.container;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Checksum;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.NoteFile;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container is made with. All but the values of secrets stands, as a digest, in a label of the container; a note in the work
 * directory says with which secrets it was made.
 */
final class Options {

    /** The label, whose value is a digest. */
    static final String LABEL = "dev.launchway.asked";

    private static final FileMode OWNER_ONLY = FileMode.of(0600);
    private static final String ROOT = "root";
    private static final String NOTES = ".containers";

    private final List<String> words = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private final EnvironmentVariables variables = new EnvironmentVariables();
    private List<String> command = List.of();
    private ImageName image;

    private List<String> run = List.of();
    private String asked = "";
    private Path secretsFile;
    private NoteFile note;

    void image(ImageName newImage) {
        image = newImage;
    }

    boolean hasImage() {
        return image != null;
    }

    String image() {
        return image.text();
    }

    void add(String... options) {
        words.addAll(List.of(options));
    }

    void volume(String mount) {
        volumes.add(mount);
    }

    EnvironmentVariables variables() {
        return variables;
    }

    void command(List<String> argv) {
        command = argv;
    }

    /** Puts the command line together, which is the same on the controller and on the target. */
    void configure(Configuration here, String component, String name, Engine engine) {
        variables.sortSecrets(here);
        String user = engine.actor().name();
        if (!variables.secrets().isEmpty() && engine.actor().isOther() && !user.equals(ROOT)) {
            throw new IllegalArgumentException(
                    component + ": " + user + " cannot read a file with secrets of the user of the"
                            + " deployment: deploy one by File.at(…).as(\"" + user
                            + "\"), and name it by .options(\"--env-file=…\")");
        }
        secretsFile = here.workdir().resolve(NOTES).resolve(name + ".env");
        note = NoteFile.about(here, NOTES, name, "launchway container 1");
        List<String> settings = settings(here);
        List<String> names = List.copyOf(variables.secrets().keySet());
        asked = Checksum.ofAll(settings.toString(), names.toString(), image.text(), command.toString());
        List<String> all = new ArrayList<>(List.of("run", "--detach", "--pull=never", "--name", name));
        all.add("--label=" + LABEL + "=" + asked);
        all.addAll(settings);
        if (!names.isEmpty()) {
            all.add("--env-file=" + secretsFile);
        }
        all.add(image.text());
        all.addAll(command);
        run = all;
    }

    private List<String> settings(Configuration here) {
        List<String> settings = new ArrayList<>(words);
        volumes.forEach(mount -> settings.add("--volume=" + mapped(here, mount)));
        variables.open().forEach((variable, value) -> settings.add("--env=" + variable + "=" + value));
        return settings;
    }

    /** A source with a slash at its beginning, or after a dot, is a path of the host; any other is a volume. */
    private static String mapped(Configuration here, String mount) {
        int colon = mount.indexOf(':');
        String source = colon < 0 ? mount : mount.substring(0, colon);
        return colon > 0 && source.matches("[.~]?/.*") ? here.map(source) + mount.substring(colon) : mount;
    }

    /** The command line that makes it, without the engine. */
    List<String> run() {
        return run;
    }

    /** In what one that is there differs; {@code null} for nothing. */
    String difference(Probe probe, Found found) {
        if (!found.current().asked().equals(asked)) {
            return "its image or its settings are other ones";
        }
        if (variables.secrets().isEmpty()) {
            return null;
        }
        Optional<List<String>> noted = note.read(probe);
        if (noted.isEmpty() || !noted.get().get(0).equals(found.current().id())) {
            return "it is not known with which secrets it was made";
        }
        return noted.get().get(1).equals(digest()) ? null : "its secrets are other ones";
    }

    private String digest() {
        return Sha256.hex(secretLines().getBytes(StandardCharsets.UTF_8));
    }

    /** As engines read them: nothing is quoted. */
    private String secretLines() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Secret> variable : variables.secrets().entrySet()) {
            String value = variable.getValue().reveal();
            if (value.indexOf('\n') >= 0) {
                throw new IllegalStateException("the value of the variable " + variable.getKey()
                        + " has several lines, which" + " no engine takes: mount a File with it by .volume(…)");
            }
            lines.append(variable.getKey()).append('=').append(value).append('\n');
        }
        return lines.toString();
    }

    void writeSecrets(Target target) {
        if (!variables.secrets().isEmpty()) {
            target.createDirectory(secretsFile.getParent());
            target.write(secretsFile, secretLines().getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
        }
    }

    void deleteSecrets(Target target) {
        if (!variables.secrets().isEmpty()) {
            target.delete(secretsFile);
        }
    }

    /** Remembers with which secrets a container was made. */
    void note(Target target, Found found) {
        if (!variables.secrets().isEmpty()) {
            note.write(target, List.of(found.current().id(), digest()));
        }
    }
}
