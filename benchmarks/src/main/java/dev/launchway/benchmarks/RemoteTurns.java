package dev.launchway.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The runs of one row of {@link Remote}, in turn: {@code ssh true} on all hosts, {@code rsync} to all hosts, and a deployment. */
final class RemoteTurns {

    private final RemoteRow row;
    private final TestHosts hosts;
    private final Path directory;
    private final Project project;
    private final RemoteFigures logins = new RemoteFigures();
    private final RemoteFigures copies = new RemoteFigures();
    private final RemoteFigures deployments = new RemoteFigures();
    private Path jar;

    RemoteTurns(RemoteRow row, TestHosts hosts, Path directory) throws IOException {
        this.row = row;
        this.hosts = hosts;
        this.directory = directory;
        this.project = row.workload().project(directory, row.hosts());
    }

    /** Measures, and prints three lines. */
    void measure(int latency) throws IOException, InterruptedException {
        run(project.javac(Project.PROCESSOR, directory.resolve("classes")));
        jar = project.planJar();
        run(deployment());
        run(hosts.each(name -> "mkdir -p tree/" + name + " && rsync -a -e 'ssh -F " + hosts.config() + "' " + name
                + ":deployment/work/ tree/" + name + "/"));
        run(copy());
        if (latency > 0) {
            hosts.delay(latency);
        }
        for (int turn = 0; turn <= row.state().runs(); turn++) {
            takeTurn(turn);
        }
        String what = row.name() + (latency == 0 ? "" : ", " + latency + " ms each way") + ": ";
        System.out.println(logins.line(what + "ssh true", row.hosts(), copies, logins));
        System.out.println(copies.line(what + "rsync", row.hosts(), copies, logins));
        System.out.println(
                deployments.line(what + "launchway", row.hosts(), copies, logins) + "   goal: " + row.goal());
    }

    /** The first turn is not counted. */
    private void takeTurn(int turn) throws IOException, InterruptedException {
        prepare(turn);
        hosts.awaitIdle();
        RemoteFigures.Run login = run(hosts.each(name -> "ssh -F " + hosts.config() + " " + name + " true"));
        RemoteFigures.Run copied = run(copy());
        RemoteFigures.Run deployed = run(deployment());
        if (turn > 0) {
            logins.add(login);
            copies.add(copied);
            deployments.add(deployed);
        }
    }

    private void prepare(int turn) throws IOException, InterruptedException {
        switch (row.state()) {
            case UNCHANGED -> {}
            case CHANGED -> {
                String changed = row.workload().change(project, turn);
                jar = project.planJar();
                for (int host = 0; host < row.hosts(); host++) {
                    Path file = directory
                            .resolve("tree")
                            .resolve(TestHosts.name(host))
                            .resolve(changed);
                    if (Files.exists(file)) {
                        Files.writeString(file, "changed " + turn + "\n");
                    }
                }
            }
            case FIRST -> {
                hosts.awaitIdle();
                hosts.onAll("rm", "-rf", "/root/deployment", "/root/tree");
            }
        }
    }

    private List<String> deployment() {
        return List.of(Project.JAVA, "-Duser.home=" + hosts.home(), "-jar", jar.toString(), "remote", "dev");
    }

    private List<String> copy() {
        return hosts.each(name -> "rsync -a -e 'ssh -F " + hosts.config() + "' tree/" + name + "/ " + name + ":tree/");
    }

    private RemoteFigures.Run run(List<String> command) throws IOException, InterruptedException {
        double theirs = hosts.cpu();
        long bytes = hosts.received();
        double own = Measured.cpuOfChildren();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(hosts.variables());
        long begun = System.nanoTime();
        Process process = builder.start();
        double first;
        String output;
        try (InputStream said = process.getInputStream()) {
            byte[] start = said.readNBytes(1);
            first = (System.nanoTime() - begun) / 1e9;
            output =
                    new String(start, StandardCharsets.UTF_8) + new String(said.readAllBytes(), StandardCharsets.UTF_8);
        }
        int exit = process.waitFor();
        double wall = (System.nanoTime() - begun) / 1e9;
        if (exit != 0) {
            throw new IOException("exit " + exit + " of " + command + ": " + output);
        }
        own = Measured.cpuOfChildren() - own;
        Thread.sleep(100); // until the servers have taken note of sessions that have ended
        return new RemoteFigures.Run(wall, own, hosts.cpu() - theirs, first, hosts.received() - bytes);
    }
}
