package dev.launchway.remote.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.FactCheck;
import dev.launchway.engine.facts.FactsText;
import dev.launchway.engine.facts.NotProvableException;
import dev.launchway.engine.facts.Seal;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.text.ShellScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A target directory of this machine with facts of one root component, which shells prove there, and this process. */
final class ProofShell {

    static final String FILE = "0123456789abcdef0123456789abcdef";
    static final String ROOT_KEY = "22".repeat(32);

    private static final List<String> SCRIPTS = List.of("exposure.sh", "boot.sh", "locale.sh", "proof.sh");
    private static final String HOST_KEY = "11".repeat(32);
    private static final String JAVA = "java";

    private final Path base;
    private final List<String> prefix = new ArrayList<>();
    private List<Shells> shells =
            Stream.of(Shells.values()).filter(Shells::isHere).toList();
    private Path tools;
    private boolean predicting;

    /** The shells that hosts have, with the tools of coreutils or those of busybox alone. */
    enum Shells {
        DASH("/usr/bin/dash", false),
        BASH("/usr/bin/bash", false),
        ASH("/usr/bin/busybox", false),
        DASH_WITH_BUSYBOX("/usr/bin/dash", true),
        BASH_WITH_BUSYBOX("/usr/bin/bash", true),
        ASH_WITH_BUSYBOX("/usr/bin/busybox", true);

        private static final Path BUSYBOX = Path.of("/usr/bin/busybox");
        private static final List<String> TOOLS = List.of(
                "cat date echo env false grep id ls nc printf readlink rm sh sha256sum sleep stat test timeout true"
                        .split(" ", -1));

        private final Path program;
        private final boolean busybox;

        Shells(String program, boolean busybox) {
            this.program = Path.of(program);
            this.busybox = busybox;
        }

        boolean isHere() {
            return Files.exists(program) && (!busybox || Files.exists(BUSYBOX));
        }

        boolean hasBusybox() {
            return busybox;
        }

        List<String> command(String script) {
            return switch (this) {
                case BASH, BASH_WITH_BUSYBOX -> List.of(program.toString(), "--posix", "-c", script);
                case ASH, ASH_WITH_BUSYBOX -> List.of(program.toString(), "ash", "-c", script);
                default -> List.of(program.toString(), "-c", script);
            };
        }

        private static Path tools(Path parent) throws IOException {
            Path tools = parent.resolve("busybox-tools");
            if (!Files.exists(tools)) {
                Files.createDirectory(tools);
                Files.copy(BUSYBOX, tools.resolve("busybox"));
                tools.resolve("busybox").toFile().setExecutable(true, false);
                for (String tool : TOOLS) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of("busybox"));
                }
            }
            return tools;
        }
    }

    ProofShell(Path directory) throws IOException {
        base = Files.createDirectories(directory.resolve("target")).toRealPath();
        Files.createDirectories(base.resolve(".launchway"));
        Files.createDirectory(
                facts(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        write("key", HOST_KEY + "\n");
    }

    /** Proves with programs of one directory alone, in these shells. */
    ProofShell with(Path programs, Shells... some) {
        tools = programs;
        shells = Stream.of(some).filter(Shells::isHere).toList();
        return this;
    }

    ProofShell in(Shells... some) {
        shells = Stream.of(some).filter(Shells::isHere).toList();
        return this;
    }

    /** Proves in the shells alone, which another program starts. */
    ProofShell through(String... command) {
        prefix.addAll(List.of(command));
        return this;
    }

    ProofShell predicting() {
        predicting = true;
        return this;
    }

    Path facts() {
        return base.resolve(".launchway/facts");
    }

    Path file() {
        return facts().resolve(FILE);
    }

    Seal seal() {
        return new Seal(
                HOST_KEY,
                ROOT_KEY,
                base.toString(),
                System.getenv().getOrDefault("HOME", ""),
                System.getProperty("user.name"));
    }

    void keep(Fact... facts) throws IOException, NotProvableException {
        keep(List.of(facts));
    }

    /** Keeps facts of one root of several. */
    void keepAs(String name, Fact... facts) throws IOException, NotProvableException {
        write(name, FactsText.write(List.of(facts), seal()));
    }

    void keep(List<Fact> facts) throws IOException, NotProvableException {
        write(FILE, FactsText.write(facts, seal()));
    }

    /** As another user's agent does. */
    void keepFor(String user, int uid, List<Fact> facts) throws IOException, NotProvableException {
        Seal own = seal();
        Seal theirs = new Seal(own.hostKey(), own.rootKey(), own.base(), own.home(), user);
        write(FILE, FactsText.write(facts, theirs));
        for (Path path : List.of(facts(), file(), facts().resolve("key"))) {
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    void write(String name, String text) throws IOException {
        Path file = Files.writeString(facts().resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** All who could prove something. */
    List<String> provers() {
        List<String> all = new ArrayList<>(shells.stream().map(Shells::name).toList());
        if (prefix.isEmpty() && tools == null) {
            all.add(JAVA);
        }
        return all;
    }

    /** Who proves the root component to be unchanged. */
    List<String> proving() throws Exception {
        return proving(ROOT_KEY);
    }

    /** Whether the quickest of them prove it. */
    boolean isProven() throws Exception {
        return proves(shells.get(0), ROOT_KEY) && (!provers().contains(JAVA) || checks(ROOT_KEY));
    }

    List<String> proving(String key) throws Exception {
        List<String> proving = new ArrayList<>();
        for (Shells shell : shells) {
            if (proves(shell, key)) {
                proving.add(shell.name());
            }
        }
        if (provers().contains(JAVA) && checks(key)) {
            proving.add(JAVA);
        }
        return proving;
    }

    /** What each shell says of several roots: a dot for each that it proves. */
    List<String> proven(List<String> names) throws Exception {
        StringBuilder command = new StringBuilder("prove");
        for (String name : names) {
            command.append(' ').append(name).append(' ').append(ROOT_KEY);
        }
        List<String> all = new ArrayList<>();
        for (Shells shell : shells) {
            all.add(said(shell, command + "; printf %s \"$proven\""));
        }
        return all;
    }

    /** Which of many texts are proven: by the shells, of which each is asked about its share of them, or by this process. */
    List<String> provable(List<String> texts) throws Exception {
        for (int i = 0; i < texts.size(); i++) {
            write("text" + i, texts.get(i));
        }
        List<String> proven = new ArrayList<>();
        for (int share = 0; share < shells.size(); share++) {
            StringBuilder all = new StringBuilder("for file in");
            for (int i = share; i < texts.size(); i += shells.size()) {
                all.append(" text").append(i);
            }
            String said =
                    said(shells.get(share), all + "; do prove \"$file\" " + ROOT_KEY + " && echo \"$file\"; done");
            if (!said.isEmpty()) {
                proven.add(shells.get(share) + ": " + said);
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            if (new FactCheck(new LocalSystem(), seal(), predicting).holds(texts.get(i))) {
                proven.add(JAVA + ": text" + i);
            }
            Files.delete(facts().resolve("text" + i));
        }
        return proven;
    }

    private boolean proves(Shells shell, String key) throws Exception {
        return said(shell, "prove " + FILE + " " + key + " && echo proven").equals("proven\n");
    }

    private boolean checks(String key) throws IOException {
        Seal seal = seal();
        Seal asked = new Seal(seal.hostKey(), key, seal.base(), seal.home(), seal.user());
        return new FactCheck(new LocalSystem(), asked, predicting).holds(Files.readString(file()));
    }

    /** What a shell says that has read the functions. */
    String said(Shells shell, String command) throws Exception {
        StringBuilder script = new StringBuilder("base=").append(Shell.quoted(base.toString()));
        script.append(
                ";state=$base/.launchway;user=$(id -un);cd -P \"$state\";say() { echo \"$1\"; };idle() { :; };predicting=");
        script.append(predicting ? "yes;" : ";");
        for (String file : SCRIPTS) {
            script.append(Shell.line(ShellScript.read(HostScript.class, file)));
        }
        List<String> argv = new ArrayList<>(prefix);
        argv.addAll(shell.command(script.append(command).toString()));
        ProcessBuilder builder = new ProcessBuilder(argv);
        Path programs = tools == null && shell.busybox ? Shells.tools(base.getParent()) : tools;
        if (programs != null) {
            builder.environment().put("PATH", programs.toString());
        }
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
