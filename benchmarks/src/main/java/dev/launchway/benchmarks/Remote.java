package dev.launchway.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code remote} with many template files on real OpenSSH servers, against one {@code ssh host true} and against {@code rsync -a}
 * of a tree that was rendered before. Needs root, openssh-server, iproute2 and rsync.
 */
public final class Remote {

    private static final int RUNS = 7;

    private final TestHosts hosts;
    private final Path directory;
    private final int count;

    private Remote(TestHosts hosts, Path directory, int count) {
        this.hosts = hosts;
        this.directory = directory;
        this.count = count;
    }

    /**
     * Measures and prints.
     *
     * @param args pairs of a number of hosts and a number of files, {@code 1x100} for example; none for all that have a goal
     * @throws Exception when hosts cannot be brought up, or a service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        List<String> cases = args.length > 0 ? List.of(args) : List.of("1x100", "1x1000", "10x100", "27x100");
        System.out.printf(
                Locale.ROOT,
                "%-34s %8s %8s %8s %8s %9s %9s%n",
                "medians; seconds, of one host",
                "wall",
                "own cpu",
                "their cpu",
                "first",
                "KB/host",
                "ratio");
        for (String one : cases) {
            String[] numbers = one.split("x", -1);
            Path directory = Files.createTempDirectory("launchway-remote");
            int count = Integer.parseInt(numbers[0]);
            try (TestHosts hosts = new TestHosts(
                    Path.of("../runtime/src/test/sh/hosts"), Files.createTempDirectory("launchway-hosts"), count)) {
                new Remote(hosts, directory, count).measure(Integer.parseInt(numbers[1]));
            } finally {
                Project.delete(directory);
            }
        }
    }

    private void measure(int files) throws IOException, InterruptedException {
        Project project = ManyFiles.project(directory, files, environment());
        run(project.javac(Project.PROCESSOR, directory.resolve("classes")));
        List<String> deploy = deploy(project.planJar());
        Path tree = directory.resolve("tree");
        List<String> copy = copy(tree);
        List<String> login = all("true");
        String what = count + " host" + (count == 1 ? "" : "s") + ", " + files + " files";

        Series first = new Series();
        for (int i = 0; i < 3; i++) {
            hosts.onAll("rm", "-rf", "/root/deployment");
            first.add(run(deploy));
        }
        run(List.of(
                "rsync", "-a", "-e", "ssh -F " + hosts.config(), TestHosts.name(0) + ":deployment/work/", tree + "/"));
        Series copied = new Series();
        for (int i = 0; i < 3; i++) {
            hosts.onAll("rm", "-rf", "/root/tree");
            copied.add(run(copy));
        }
        print(what + ", rsync first", copied, null);
        print(what + ", first", first, copied);

        Series logins = new Series();
        Series copies = new Series();
        Series unchanged = new Series();
        for (int i = 0; i <= RUNS; i++) {
            logins.add(run(login));
            copies.add(run(copy));
            unchanged.add(run(deploy));
        }
        print(what + ", ssh true", logins, null);
        print(what + ", rsync, unchanged", copies, logins);
        print(what + ", unchanged / ssh", unchanged, logins);
        print(what + ", unchanged / rsync", unchanged, copies);

        Series changed = new Series();
        for (int i = 0; i < 3; i++) {
            project.resource("bench/t0.conf", "changed " + i + "\n");
            List<String> changedDeploy = deploy(project.planJar());
            changed.add(run(changedDeploy));
        }
        print(what + ", one changed / rsync", changed, copies);
    }

    private String environment() {
        StringBuilder text = new StringBuilder("[environment]\nconnect = \"ssh\"\n[hosts]\n");
        for (int i = 0; i < count; i++) {
            text.append(TestHosts.name(i)).append(" = [\"many\"]\n");
        }
        return text.toString();
    }

    private List<String> deploy(Path jar) {
        return List.of(Project.JAVA, "-Duser.home=" + hosts.home(), "-jar", jar.toString(), "remote", "dev");
    }

    private List<String> copy(Path tree) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < count; i++) {
            script.append("rsync -a -e 'ssh -F ")
                    .append(hosts.config())
                    .append("' ")
                    .append(tree)
                    .append("/ ")
                    .append(TestHosts.name(i))
                    .append(":tree/ & ");
        }
        return List.of("sh", "-c", script + "wait");
    }

    private List<String> all(String command) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < count; i++) {
            script.append("ssh -F ")
                    .append(hosts.config())
                    .append(' ')
                    .append(TestHosts.name(i))
                    .append(' ')
                    .append(command)
                    .append(" & ");
        }
        return List.of("sh", "-c", script + "wait");
    }

    /**
     * One run.
     *
     * @param wall seconds
     * @param own seconds of processor time on the controller
     * @param theirs seconds of processor time on all hosts
     * @param first seconds to the first output
     * @param bytes sent to all hosts
     */
    private record Run(double wall, double own, double theirs, double first, double bytes) {}

    private Run run(List<String> command) throws IOException, InterruptedException {
        double theirs = hosts.cpu();
        long bytes = hosts.received();
        double own = Measured.cpuOfChildren();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(hosts.variables());
        long begun = System.nanoTime();
        Process process = builder.start();
        double first = 0;
        byte[] output;
        try (InputStream said = process.getInputStream()) {
            byte[] start = said.readNBytes(1);
            first = (System.nanoTime() - begun) / 1e9;
            byte[] rest = said.readAllBytes();
            output = new byte[start.length + rest.length];
            System.arraycopy(start, 0, output, 0, start.length);
            System.arraycopy(rest, 0, output, start.length, rest.length);
        }
        int exit = process.waitFor();
        double wall = (System.nanoTime() - begun) / 1e9;
        if (exit != 0) {
            throw new IOException("exit " + exit + " of " + command + ": "
                    + new String(output, java.nio.charset.StandardCharsets.UTF_8));
        }
        own = Measured.cpuOfChildren() - own;
        Thread.sleep(100);
        return new Run(wall, own, hosts.cpu() - theirs, first, hosts.received() - bytes);
    }

    /** Runs of one command. */
    private static final class Series {
        private final List<Run> runs = new ArrayList<>();

        void add(Run run) {
            runs.add(run);
        }

        double median(java.util.function.ToDoubleFunction<Run> figure) {
            List<Double> values = new ArrayList<>();
            for (Run run : runs.subList(runs.size() > 3 ? 1 : 0, runs.size())) {
                values.add(figure.applyAsDouble(run));
            }
            return Contest.median(values);
        }
    }

    private void print(String what, Series series, Series yardstick) {
        double wall = series.median(Run::wall);
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.3f %8.3f %8.3f %8.3f %9.1f %9s%n",
                what,
                wall,
                series.median(Run::own) / count,
                series.median(Run::theirs) / count,
                series.median(Run::first),
                series.median(Run::bytes) / count / 1024,
                yardstick == null ? "" : String.format(Locale.ROOT, "%.2f", wall / yardstick.median(Run::wall)));
    }
}
