package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What each block of the library costs in an unchanged run: a service whose root components have many blocks of one kind each,
 * deployed once and then again, in processes of their own. Prints the rows of {@code docs/library/costs.md}.
 */
public final class Blocks {

    private static final int RUNS = 15;
    private static final int MANY = 200;
    private static final int FEW = 20;
    private static final int HANDFUL = 5;
    private static final String PIP_VERSION =
            "python3 -c 'import ensurepip; print(ensurepip.version(), end=\"\")' > pip-version";

    /** A repository of each system, with ten files, and which revision that is. */
    private static final String REPOSITORIES = """
            export HGUSER=x
            git init -q git && cp ten-files/* git && cd git && git add .
            git -c user.name=x -c user.email=x@x commit -qm x && git rev-parse HEAD > ../git-revision
            cd .. && hg init hg && cp ten-files/* hg && cd hg
            hg commit -qAm x && hg log -r . -T '{node}' > ../hg-revision
            cd .. && svnadmin create svn && svn import -qm x ten-files "file://$PWD/svn/trunk"
            """;

    private static final String DATA = "port = 80\n";
    private static final String DATA_SHA256 = "01ea9bc79534a121a5064df3ce29bd12954dd9356c182bbee81013a15185ee1c";
    private static final Pattern ROOT = Pattern.compile("\"event\":\"component-unchanged\",\"host\":\"localhost\","
            + "\"component\":\"(\\w+)Blocks\".*\"parts\":([0-9.]+)");

    /** A block, how many of them are measured, and the statement that adds the one with the number {@code i}. */
    private static final List<Block> BLOCKS = List.of(
            new Block("First", MANY, "here.add(new Nothing(i));"),
            new Block("Nothing", MANY, "here.add(new Nothing(i));"),
            new Block(
                    "Build",
                    FEW,
                    "here.add(Build.argv(\"touch\", \"b\" + i).inputs(Path.of(\"ten-files\").toAbsolutePath()).creates(\"b\" + i));"),
            new Block("Command", MANY, "here.add(Command.of(\"touch\", \"made\" + i).creates(\"made\" + i));"),
            new Block(
                    "ConfigureMake",
                    FEW,
                    "here.add(ConfigureMake.of(Path.of(\"source\" + i).toAbsolutePath()).prefix(\"p\" + i));"),
            new Block("Content", MANY, "here.add(Content.of(\"motd\" + i, \"Welcome\"));"),
            new Block("Directory", MANY, "here.add(Directory.at(\"d\" + i).mode(\"0750\"));"),
            new Block(
                    "CronJob",
                    MANY,
                    "here.add(CronJob.named(\"j\" + i).schedule(\"@daily\").command(\"bin/report\", \"\" + i));"),
            new Block(
                    "Download",
                    MANY,
                    "here.add(Download.of(Path.of(\"data\").toUri().toString()).to(\"f\" + i).sha256(\"%s\"));"
                            .formatted(DATA_SHA256)),
            new Block(
                    "Extract",
                    FEW,
                    "here.add(Extract.of(Path.of(\"ten-files.zip\").toAbsolutePath()).to(\"app\" + i));"),
            new Block("File", MANY, "here.add(File.at(\"f\" + i).content(\"port = \" + i).mode(\"0640\"));"),
            new Block("GitCheckout", FEW, checkout("GitCheckout", "git")),
            new Block("Group", MANY, "here.add(Presence.of(\"g\" + i)); here.add(Group.of(\"g\" + i, \"0\"));"),
            new Block("JsonContent", MANY, "here.add(JsonContent.at(\"j\" + i).data(Map.of(\"port\", i)));"),
            new Block("LogFile", MANY, "here.add(LogFile.at(\"l\" + i + \".log\"));"),
            new Block("ManagedContent", MANY, "here.add(ManagedContent.at(\"m\" + i).block(\"shop\", \"x\"));"),
            new Block("MavenArtifact", MANY, "here.add(MavenArtifact.of(\"com.acme:app\").to(\"a\" + i));"),
            new Block("MercurialCheckout", HANDFUL, checkout("MercurialCheckout", "hg")),
            new Block("Mode", MANY, "here.add(Presence.of(\"m\" + i)); here.add(Mode.of(\"m\" + i, \"0640\"));"),
            new Block("NpmCi", HANDFUL, "here.add(NpmCi.in(Path.of(\"npm\" + i).toAbsolutePath()));"),
            new Block("Owner", MANY, "here.add(Presence.of(\"o\" + i)); here.add(Owner.of(\"o\" + i, \"0\"));"),
            new Block("Presence", MANY, "here.add(Presence.of(\"p\" + i));"),
            new Block(
                    "Program",
                    FEW,
                    "Program p = here.add(Program.named(\"p\" + i).command(\"sleep\", \"600\")); if (ended) { p.stopped(); }"),
            new Block("Purge", MANY, "here.add(Purge.of(\"old-\" + i + \"-*\"));"),
            new Block(
                    "SubversionCheckout",
                    FEW,
                    "here.add(SubversionCheckout.of(Path.of(\"svn/trunk\").toAbsolutePath().toString()).revision(\"1\").to(\"s\" + i));"),
            new Block("Symlink", MANY, "here.add(Symlink.at(\"l\" + i).to(\"releases/42\"));"),
            new Block(
                    "PythonPackage",
                    1,
                    "VirtualEnv venv = here.add(VirtualEnv.at(\"venv\" + i));"
                            + " here.add(PythonPackage.of(\"pip\", java.nio.file.Files.readString(Path.of(\"pip-version\"))).in(venv));"),
            new Block("SyncDirectory", FEW, "here.add(SyncDirectory.at(\"s\" + i).source(\"ten-files\"));"),
            new Block("VirtualEnv", 1, "here.add(VirtualEnv.at(\"venv\" + i));"),
            new Block("YamlContent", MANY, "here.add(YamlContent.at(\"y\" + i).data(Map.of(\"port\", i)));"));

    private static String checkout(String block, String client) {
        return "here.add(%s.of(Path.of(\"%s\").toAbsolutePath().toString())".formatted(block, client)
                + ".revision(java.nio.file.Files.readString(Path.of(\"%s-revision\")).strip()).to(\"c\" + i));"
                        .formatted(client);
    }

    private static String service(String root, Block block) {
        return """
            package bench;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.archive.*;
            import dev.launchway.library.build.*;
            import dev.launchway.library.checkout.*;
            import dev.launchway.library.fetch.*;
            import dev.launchway.library.file.*;
            import dev.launchway.library.log.*;
            import dev.launchway.library.process.*;
            import dev.launchway.library.schedule.*;
            import java.nio.file.Path;
            import java.util.*;
            @Component(value = "%s", adds = {CronJob.class, LogFile.class})
            public class %sBlocks {
                @Attribute boolean ended;
                void configure(Configuration here) throws Exception {
                    for (int i = 0; i < %d; i++) {
                        %s
                    }
                }
            }
            """.formatted(root, block.name, block.count, block.statement);
    }

    private static final String NOTHING = """
            package bench;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Nothing {
                @Namevar String name;
                Nothing(int number) {
                    name = "" + number;
                }
                void verify(Probe probe) {
                }
                void update(Target target) {
                }
            }
            """;

    private Blocks() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when a service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("launchway-blocks");
        try {
            measure(directory);
        } finally {
            Project.delete(directory);
        }
    }

    private static void measure(Path directory) throws IOException, InterruptedException {
        Contest contest = new Contest(directory, RUNS);
        Project project = project(directory);
        contest.seconds(project.javac(Project.PROCESSOR, directory.resolve("classes")));
        Path jar = project.planJar();
        contest.seconds(List.of("sh", "-c", PIP_VERSION));
        contest.seconds(List.of("sh", "-ec", REPOSITORIES));
        contest.seconds(local(jar, "dev"));
        Map<String, Double> times = new HashMap<>();
        for (int i = 0; i < RUNS; i++) {
            contest.seconds(local(jar, "dev"));
            Matcher root = ROOT.matcher(Files.readString(directory.resolve("output")));
            while (root.find()) {
                times.merge(root.group(1), Double.parseDouble(root.group(2)), Math::min);
            }
        }
        contest.seconds(local(jar, "end"));
        for (Block block : BLOCKS) {
            double seconds = times.getOrDefault(block.name, Double.NaN) / block.count;
            System.out.printf(Locale.ROOT, "| `%s` | %.0f | %d |%n", block.name, seconds * 1e6, block.count);
        }
    }

    private static Project project(Path directory) throws IOException {
        Project project = new Project(directory);
        project.source("bench.Nothing", NOTHING);
        List<String> roots = new ArrayList<>();
        StringBuilder end = new StringBuilder();
        for (Block block : BLOCKS) {
            String root = block.name.toLowerCase(Locale.ROOT);
            roots.add('"' + root + '"');
            end.append("[component.").append(root).append("]\nended = true\n");
            project.source("bench." + block.name + "Blocks", service(root, block));
        }
        roots.addAll(List.of("\"logrotate\"", "\"crontab\""));
        String environment = "[environment]\nconnect = \"local\"\n[hosts]\nlocalhost = " + roots
                + "\n[component.crontab]\nfile = \"table\"\n";
        project.resource("environments/dev.toml", environment);
        project.resource("environments/end.toml", environment + end);
        Files.writeString(directory.resolve("data"), DATA);
        project.resource(
                "dev/launchway/library/fetch/artifacts/com.acme/app/any/main.jar",
                "launchway artifact 1\n1.0\napp-1.0.jar\n" + DATA.length() + "\n" + DATA_SHA256 + "\n");
        project.resource("META-INF/launchway/artifacts/" + DATA_SHA256, DATA);
        for (int i = 0; i < HANDFUL; i++) {
            Path npm = Files.createDirectory(directory.resolve("npm" + i));
            Files.writeString(npm.resolve("package.json"), "{\"name\": \"app\"}");
            Files.writeString(npm.resolve("package-lock.json"), "{\"name\": \"app\", \"lockfileVersion\": 3}");
        }
        for (int i = 0; i < FEW; i++) {
            Path source = Files.createDirectory(directory.resolve("source" + i));
            Path configure = Files.writeString(source.resolve("configure"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(configure, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(source.resolve("Makefile"), "all clean install:\n");
        }
        Path tenFiles = Files.createDirectory(directory.resolve("ten-files"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("ten-files.zip")))) {
            for (int i = 0; i < 10; i++) {
                String content = ("line " + i + "\n").repeat(100);
                project.resource("bench/ten-files/" + i, content);
                Files.writeString(tenFiles.resolve(i + ""), content);
                zip.putNextEntry(new ZipEntry(i + ""));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return project;
    }

    private static List<String> local(Path jar, String environment) {
        return List.of(
                Project.JAVA, "-jar", jar.toString(), "local", environment, "--host", "localhost", "--json", "-v");
    }

    private record Block(String name, int count, String statement) {}
}
