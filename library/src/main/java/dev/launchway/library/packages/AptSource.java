package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.text.DurationText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository that apt gets packages from, with the key that signs it.
 *
 * <pre>{@code
 * AptSource.named("pgdg")
 *         .url("https://apt.postgresql.org/pub/repos/apt").suite("bookworm-pgdg").components("main")
 *         .key("pgdg.asc")                                           // a file of the definition directory
 *         .fingerprint("B97B 0AFC AA1A 47F0 44F2 44A0 7FCC 7D46 ACCC 4CF8");
 * AptSource.named("old-mirror").absent();
 * }</pre>
 *
 * <p>It writes {@code /etc/apt/sources.list.d/NAME.sources} (deb822) and the key, which counts for this repository alone, into {@code
 * /etc/apt/keyrings}. Then the lists of this repository are got. Where that fails, the files are put back: apt goes on working.
 */
@Component
@Observed
public final class AptSource {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    @Namevar
    String name;

    private String url;
    private List<String> suites = List.of();
    private List<String> components = List.of();
    private List<String> types = List.of("deb");
    private List<String> architectures = List.of();
    private String keyFile;
    private Artifact keyArtifact;
    private List<String> fingerprints = List.of();
    private boolean absent;
    private Duration timeout = Duration.ofMinutes(10);
    private Duration lockTimeout = Duration.ofMinutes(5);

    private SourceFiles files;
    private Apt apt;
    private byte[] wanted;
    private byte[] key;

    private AptSource(String name) {
        this.name = name;
    }

    /**
     * A repository.
     *
     * @param name what its file is called: letters, digits, {@code - _ .}
     * @return the component, which still needs a URL, a suite and a key
     * @throws IllegalArgumentException for a name that apt would not read
     */
    public static AptSource named(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "AptSource: apt reads no file called '" + name + ".sources': write letters, digits, - and _ alone");
        }
        return new AptSource(name);
    }

    /**
     * Sets where the repository is.
     *
     * @param url as in {@code https://deb.debian.org/debian}; {@code file:} and other methods of apt too
     * @return this
     */
    public AptSource url(String url) {
        this.url = ListNames.checked(label(), Arguments.word(label(), "url", url));
        return this;
    }

    /**
     * Sets its suite; several are given by calling it again.
     *
     * @param suite as in {@code bookworm}; {@code ./}, a path that ends with a slash, for a repository without suites
     * @return this
     */
    public AptSource suite(String suite) {
        suites = new ArrayList<>(suites);
        suites.add(Arguments.word(label(), "suite", suite));
        return this;
    }

    /**
     * Sets its components.
     *
     * @param names as in {@code main}
     * @return this
     */
    public AptSource components(String... names) {
        components = words("component", names);
        return this;
    }

    /**
     * Sets for which architectures packages are got; by default those of the host.
     *
     * @param names as in {@code amd64}
     * @return this
     */
    public AptSource architectures(String... names) {
        architectures = words("architecture", names);
        return this;
    }

    /**
     * Gets source packages too.
     *
     * @return this
     */
    public AptSource withSources() {
        types = List.of("deb", "deb-src");
        return this;
    }

    /**
     * Sets the key that signs it, from the definition directory.
     *
     * @param file a file with public keys of OpenPGP, in ASCII armor or not
     * @return this
     */
    public AptSource key(String file) {
        keyFile = file;
        keyArtifact = null;
        return this;
    }

    /**
     * Sets the key that signs it, as a {@code Download} got it.
     *
     * @param file a component that is deployed before
     * @return this
     */
    public AptSource key(Artifact file) {
        keyArtifact = file;
        keyFile = null;
        return this;
    }

    /**
     * Sets which keys the file must hold, and no others.
     *
     * @param fingerprints 40 hex digits each, with blanks or without
     * @return this
     * @throws IllegalArgumentException for another text
     */
    public AptSource fingerprint(String... fingerprints) {
        this.fingerprints = Arrays.stream(fingerprints)
                .map(one -> SourceKey.fingerprint(label(), one))
                .toList();
        return this;
    }

    /**
     * Has it removed, with its key.
     *
     * @return this
     */
    public AptSource absent() {
        absent = true;
        return this;
    }

    /**
     * Sets how long getting its lists may take; 10 minutes by default.
     *
     * @param longest the time without that for the lock of apt, 5 minutes
     * @return this
     */
    public AptSource timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long getting its lists may take; 10 minutes by default.
     *
     * @param longest as in {@code 10m}
     * @return this
     */
    public AptSource timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    private List<String> words(String setting, String... given) {
        return Arrays.stream(given)
                .map(one -> Arguments.word(label(), setting, one))
                .toList();
    }

    private String label() {
        return "AptSource(\"" + name + "\")";
    }

    void configure(Configuration here) {
        files = new SourceFiles(
                here.map("/etc/apt/sources.list.d/" + name + ".sources"),
                here.map("/etc/apt/keyrings/" + name + ".gpg"));
        files.declare(here);
        if (absent) {
            here.settle(name, "absent");
            return;
        }
        checkComplete();
        key = keyFile == null ? null : here.maker().resource(keyFile);
        if (key != null) {
            SourceKey.check(label(), "the file " + keyFile, key, fingerprints);
        }
        String text = here.expand("# {{ managed }}\n") + text();
        wanted = text.getBytes(StandardCharsets.UTF_8);
        apt = new Apt(List.of(), timeout, lockTimeout);
        apt.declare(here.as("root"), refreshing());
        here.settle(text, key, fingerprints);
    }

    private void checkComplete() {
        String lack = "";
        if (url == null) {
            lack = "where it is: add .url(\"https://deb.debian.org/debian\")";
        } else if (suites.isEmpty()) {
            lack = "its suite: add .suite(\"bookworm\"), or .suite(\"./\")";
        } else if (components.isEmpty() && !suites.get(0).endsWith("/")) {
            lack = "its components: add .components(\"main\")";
        } else if (keyFile == null && keyArtifact == null) {
            lack = "which key signs it: add .key(\"file.asc\") and .fingerprint(…)";
        } else if (fingerprints.isEmpty()) {
            lack = "which key that is: add .fingerprint(…), as the owner of the repository tells it";
        }
        if (!lack.isEmpty()) {
            throw new IllegalArgumentException(label() + " does not say " + lack);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        line(text, "Types", types);
        line(text, "URIs", List.of(url));
        line(text, "Suites", suites);
        line(text, "Components", components);
        line(text, "Architectures", architectures);
        line(text, "Signed-By", List.of(files.keyring().toString()));
        return text.toString();
    }

    private static void line(StringBuilder text, String field, List<String> words) {
        if (!words.isEmpty()) {
            text.append(field).append(": ").append(String.join(" ", words)).append('\n');
        }
    }

    /** Gets the lists of this repository, and leaves those of others as they are. */
    private List<String> refreshing() {
        return apt.get(List.of(
                "-o",
                "Dir::Etc::SourceList=" + files.source(),
                "-o",
                "Dir::Etc::SourceParts=-",
                "-o",
                "APT::Get::List-Cleanup=0",
                "-o",
                "APT::Update::Error-Mode=any",
                "update"));
    }

    void verify(Probe probe) {
        if (absent) {
            probe.check(!files.areThere(probe), "it is there");
            return;
        }
        if (keyArtifact != null) {
            key = readKey(probe);
        }
        String why = "";
        byte[] current = files.source(probe);
        if (!Arrays.equals(current, wanted)) {
            new ContentDiff(StandardCharsets.UTF_8, false, false, Set.of())
                    .show(probe, files.source(), current, wanted);
            why = "its file is another one";
        } else if (key == null || !Arrays.equals(files.keyring(probe), OpenPgpKey.keyring(key))) {
            why = "its key is another one";
        } else if (!suites.stream().allMatch(suite -> ListNames.areThere(probe, url, suite))) {
            why = "its lists are not there";
        }
        probe.check(why.isEmpty(), why);
    }

    /** The key that another component got; {@code null} in a prediction in which it is still to be got. */
    private byte[] readKey(Probe probe) {
        Path file = keyArtifact.path();
        if (probe.predicting() && !probe.exists(file)) {
            return null;
        }
        byte[] content = probe.readBytes(file);
        SourceKey.check(label(), file.toString(), content, fingerprints);
        return content;
    }

    void update(Target target) {
        if (absent) {
            files.delete(target);
            return;
        }
        boolean former = files.areThere(target);
        try {
            files.replace(target, wanted, key == null ? null : OpenPgpKey.keyring(key), () -> use(target));
        } catch (CommandFailed e) {
            throw new CommandFailed(
                    "apt cannot use the repository " + url + ", and " + (former ? "the former one" : "nothing")
                            + " stays: " + e.getMessage(),
                    e.argv(),
                    e.exitCode(),
                    e.stdout(),
                    e.stderr());
        }
    }

    /** Gets its lists, and has apt read all its sources: two that contradict each other keep it from working at all. */
    private void use(Target target) {
        apt.run(target.as("root"), refreshing());
        target.command("apt-get", "indextargets", "--format", "$(SITE)")
                .directory(Path.of("/"))
                .timeout(timeout)
                .run();
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, files.source());
    }
}
