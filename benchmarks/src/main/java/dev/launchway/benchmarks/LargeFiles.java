package dev.launchway.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * {@code remote} with one large artifact for real OpenSSH servers, in turn with {@code scp} of the same file to the same hosts. Needs
 * root, openssh-server and iproute2, and room in memory for the file on each host.
 */
public final class LargeFiles {

    private static final int RUNS = 3;
    /** The second run of a plan jar has an archive of the controller's classes made, the first one of a host that of its agents. */
    private static final int RUNS_TO_ARCHIVE = 2;

    private static final int BLOCK = 1 << 20;

    private final TestHosts hosts;
    private final Path directory;
    private final int count;
    private final int mebibytes;
    private final List<String> options;

    private LargeFiles(TestHosts hosts, Path directory, int count, int mebibytes, List<String> options) {
        this.hosts = hosts;
        this.directory = directory;
        this.count = count;
        this.mebibytes = mebibytes;
        this.options = options;
    }

    /**
     * Measures and prints.
     *
     * @param args as words, or in the property {@code rows} with commas between them: a number of hosts and a size in MiB, {@code 4x256} for example, {@code text} for a file that can be compressed, a rate
     *     that the network is limited to as {@code 100mbit}, and sizes of Java's memory for the controller; {@code 4x256} for none
     * @throws Exception when hosts cannot be brought up, or a service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(
                List.of(args.length > 0 ? args : System.getProperty("rows", "").split(",", -1)));
        boolean text = words.remove("text");
        List<String> options =
                words.stream().filter(word -> word.startsWith("-Xm")).toList();
        String rate =
                words.stream().filter(word -> word.endsWith("bit")).findFirst().orElse("");
        String size = words.stream()
                .filter(word -> word.matches("[0-9]+x[0-9]+"))
                .findFirst()
                .orElse("4x256");
        String[] numbers = size.split("x", -1);
        int count = Integer.parseInt(numbers[0]);
        int mebibytes = Integer.parseInt(numbers[1]);
        Path directory = Files.createTempDirectory("launchway-large");
        try (TestHosts hosts = new TestHosts(
                Path.of("../runtime/src/test/sh/hosts"),
                Files.createTempDirectory("launchway-hosts"),
                count,
                mebibytes * 3 + 256 + "m")) {
            hosts.limit(rate);
            new LargeFiles(hosts, directory, count, mebibytes, options).measure(text);
        } finally {
            Project.delete(directory);
        }
    }

    private void measure(boolean text) throws IOException, InterruptedException {
        Path file = directory.resolve("content");
        String checksum = write(file, text);
        Project project = new Project(directory.resolve("service"));
        project.source("bench.App", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.fetch.MavenArtifact;
                @Component
                public class App {
                    @SubComponent MavenArtifact jar;
                    void configure(Configuration here) {
                        jar = MavenArtifact.of("com.acme:app");
                    }
                }
                """);
        StringBuilder environment = new StringBuilder("[environment]\nconnect = \"ssh\"\n[hosts]\n");
        for (int i = 0; i < count; i++) {
            environment.append(TestHosts.name(i)).append(" = [\"app\"]\n");
        }
        project.resource("environments/dev.toml", environment.toString());
        project.resource(
                "dev/launchway/library/fetch/artifacts/com.acme/app/any/main.jar",
                "launchway artifact 1\n1.0\napp-1.0.jar\n" + Files.size(file) + "\n" + checksum + "\n");
        run(project.javac(Project.PROCESSOR, project.directory.resolve("classes")));
        Path jar = project.planJar();
        add(jar, file, "META-INF/launchway/artifacts/" + checksum);
        List<String> deploy = new ArrayList<>(List.of(Project.JAVA));
        deploy.addAll(options);
        deploy.addAll(List.of("-Duser.home=" + hosts.home(), "-jar", jar.toString(), "remote", "dev"));
        System.out.printf(
                Locale.ROOT,
                "%-36s %8s %8s %8s %9s %8s%n",
                "medians; seconds, of all hosts",
                "wall",
                "own cpu",
                "their cpu",
                "MB sent",
                "ratio");
        hosts.onAll("mkdir", "-p", "/root/copy");
        for (int i = 0; i < RUNS_TO_ARCHIVE; i++) {
            hosts.onAll("rm", "-rf", "/root/deployment/work");
            run(deploy);
        }
        awaitArchives();
        run(copy(file));
        List<Run> copies = new ArrayList<>();
        List<Run> deployments = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            hosts.onAll("rm", "-rf", "/root/copy/content");
            copies.add(run(copy(file)));
            hosts.onAll("rm", "-rf", "/root/copy/content");
            hosts.onAll("rm", "-rf", "/root/deployment/work");
            deployments.add(run(deploy));
        }
        String what = count + " x " + mebibytes + " MiB" + (text ? " of text" : "");
        print(what + ", scp", copies, null);
        print(what + ", remote / scp", deployments, copies);
    }

    /** What is made beside runs, for all that come later. */
    private void awaitArchives() throws IOException, InterruptedException {
        run(List.of("timeout", "120", "sh", "-c", "until ls cache/launchway/classes/*.jsa; do sleep 0.2; done"));
        hosts.onAll(
                "timeout",
                "120",
                "sh",
                "-c",
                "until ls /root/deployment/.launchway/archives/*.jsa; do sleep 0.2; done");
        hosts.awaitIdle();
    }

    /** Writes what cannot be compressed, or lines of a log, and tells its SHA-256. */
    private String write(Path file, boolean text) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Random random = new Random(1);
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK), digest)) {
                for (int i = 0; i < mebibytes; i++) {
                    byte[] block = new byte[BLOCK];
                    random.nextBytes(block);
                    out.write(text ? lines(random) : block);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] lines(Random random) {
        StringBuilder lines = new StringBuilder();
        while (lines.length() < BLOCK) {
            lines.append("2024-01-01 12:00:00 INFO request ")
                    .append(random.nextInt(1_000_000))
                    .append(" took ")
                    .append(random.nextInt(1000))
                    .append(" ms\n");
        }
        return lines.substring(0, BLOCK).getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(Path jar, Path file, String name) throws IOException {
        try (FileSystem entries = FileSystems.newFileSystem(jar, Map.of("compressionMethod", "STORED"))) {
            Path entry = entries.getPath(name);
            Files.createDirectories(entry.getParent());
            Files.copy(file, entry);
        }
    }

    private List<String> copy(Path file) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < count; i++) {
            script.append("scp -O -q -F ")
                    .append(hosts.config())
                    .append(' ')
                    .append(file)
                    .append(' ')
                    .append(TestHosts.name(i))
                    .append(":copy/content || touch failed & ");
        }
        return List.of("sh", "-c", script + "wait; test ! -e failed");
    }

    /**
     * One run.
     *
     * @param wall seconds
     * @param own seconds of processor time on the controller
     * @param theirs seconds of processor time on all hosts
     * @param bytes sent to all hosts
     */
    private record Run(double wall, double own, double theirs, double bytes) {}

    private Run run(List<String> command) throws IOException, InterruptedException {
        double theirs = hosts.cpu();
        long bytes = hosts.received();
        double own = Measured.cpuOfChildren();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(hosts.variables());
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        long begun = System.nanoTime();
        Process process = builder.start();
        byte[] output;
        try (InputStream said = process.getInputStream()) {
            output = said.readAllBytes();
        }
        int exit = process.waitFor();
        double wall = (System.nanoTime() - begun) / 1e9;
        if (exit != 0) {
            throw new IOException(
                    "exit " + exit + " of " + command + ": " + new String(output, StandardCharsets.UTF_8));
        }
        own = Measured.cpuOfChildren() - own;
        Thread.sleep(200);
        return new Run(wall, own, hosts.cpu() - theirs, hosts.received() - bytes);
    }

    private void print(String what, List<Run> runs, List<Run> yardstick) {
        double wall = median(runs, Run::wall);
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.2f %8.2f %8.2f %9.1f %8s%n",
                what,
                wall,
                median(runs, Run::own),
                median(runs, Run::theirs),
                median(runs, Run::bytes) / 1e6,
                yardstick == null ? "" : String.format(Locale.ROOT, "%.2f", wall / median(yardstick, Run::wall)));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Contest.median(runs.stream().map(figure::applyAsDouble).toList());
    }
}
