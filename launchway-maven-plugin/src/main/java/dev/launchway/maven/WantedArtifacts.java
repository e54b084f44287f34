package dev.launchway.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What artifacts a service wants: its components say so themselves, as all its environments are configured. So it does not matter how
 * a component comes by coordinates.
 */
final class WantedArtifacts {

    private static final String COMPONENT = "dev/launchway/library/fetch/MavenArtifact";

    /** A file that lets the component say what it wants. */
    private static final String QUESTION = "dev/launchway/library/fetch/artifacts.wanted";

    private final Path planJar;
    private final Path work;

    WantedArtifacts(Path planJar, Path work) {
        this.planJar = planJar;
        this.work = work;
    }

    List<WantedArtifact> find() throws IOException, InterruptedException, MojoFailureException {
        if (!isUsed()) {
            return List.of();
        }
        Path question = work.resolve("question");
        Files.createDirectories(question.resolve(QUESTION).getParent());
        Files.write(question.resolve(QUESTION), new byte[0]);
        PlanProgram program = new PlanProgram(List.of(question, planJar));
        PlanProgram.Ended answer = program.run(work.resolve("answer.txt"), "check", "--json");
        if (answer.exitCode() != 0) {
            String text = program.run(work.resolve("answer.txt"), "check").text();
            throw new MojoFailureException("the environments do not hold together:\n" + text);
        }
        return WantedArtifact.toldIn(answer.text());
    }

    /** Whether any class but its own names the component: most services need not be asked. */
    private boolean isUsed() throws IOException {
        byte[] name = COMPONENT.getBytes(StandardCharsets.UTF_8);
        try (ZipFile jar = new ZipFile(planJar.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                boolean other =
                        entry.getName().endsWith(".class") && !entry.getName().startsWith(COMPONENT);
                if (other && !isIndex(entry.getName()) && holds(jar, entry, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIndex(String entry) {
        return entry.startsWith("dev/launchway/index/");
    }

    private static boolean holds(ZipFile jar, ZipEntry entry, byte[] name) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            for (int i = 0; i <= content.length - name.length; i++) {
                if (matches(content, i, name)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean matches(byte[] content, int at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (content[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
