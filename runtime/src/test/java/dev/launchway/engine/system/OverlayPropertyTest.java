package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A prediction sees just what the run makes: each change is done, or refused, in the overlay as on the disk. */
class OverlayPropertyTest {

    private static final List<String> PATHS = List.of("a", "b", "d", "d/a", "d/b", "d/e", "d/e/a", "link", "link/a");

    /** A change of a system. */
    interface Step {
        void make(SystemAccess system, Path base) throws IOException;
    }

    /** A change with a name, for the report of a failure. */
    record Named(String name, Step step) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<Named> steps() {
        Arbitrary<String> paths = Arbitraries.of(PATHS);
        Arbitrary<String> texts = Arbitraries.of("", "one", "two\n");
        Arbitrary<FileMode> modes = Arbitraries.of(new FileMode(0600), new FileMode(0755), new FileMode(0444));
        return Arbitraries.oneOf(
                Combinators.combine(paths, texts)
                        .as((path, text) -> new Named(
                                "write " + path + " " + text.strip(),
                                (system, base) -> system.write(base.resolve(path), bytes(text), null))),
                Combinators.combine(paths, texts, modes)
                        .as((path, text, mode) -> new Named(
                                "write " + path + " " + text.strip() + " " + mode,
                                (system, base) -> system.write(base.resolve(path), bytes(text), mode))),
                Combinators.combine(paths, texts)
                        .as((path, text) -> new Named(
                                "write in place " + path + " " + text.strip(),
                                (system, base) -> system.writeInPlace(base.resolve(path), bytes(text)))),
                paths.map(path -> new Named("delete " + path, (system, base) -> system.delete(base.resolve(path)))),
                paths.map(path -> new Named(
                        "create directory " + path, (system, base) -> system.createDirectory(base.resolve(path)))),
                paths.map(path -> new Named("touch " + path, (system, base) -> system.touch(base.resolve(path)))),
                Combinators.combine(paths, modes)
                        .as((path, mode) -> new Named(
                                "mode " + path + " " + mode,
                                (system, base) -> system.setMode(base.resolve(path), mode))),
                Combinators.combine(paths, Arbitraries.of("a", "d", "d/e", "nothing"))
                        .as((path, to) -> new Named(
                                "link " + path + " to " + to,
                                (system, base) -> system.symlink(base.resolve(path), Path.of(to)))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property(seed = "1729", tries = 200)
    void aPredictionIsWhatTheRunMakes(@ForAll @Size(min = 1, max = 8) List<@From("steps") Named> steps)
            throws IOException {
        Path base = Files.createTempDirectory("overlay").toRealPath();
        try {
            Files.createDirectories(base.resolve("d/e"));
            Files.writeString(base.resolve("a"), "one");
            Files.writeString(base.resolve("d/e/a"), "inner");
            Files.createSymbolicLink(base.resolve("link"), Path.of("d"));
            OverlaySystem overlay = new OverlaySystem(new LocalSystem());
            List<Boolean> predicted = new ArrayList<>();
            for (Named step : steps) {
                predicted.add(made(step, overlay, base));
            }
            Map<String, String> expected = seen(overlay, base);

            LocalSystem system = new LocalSystem();
            List<Boolean> done = new ArrayList<>();
            for (Named step : steps) {
                done.add(made(step, system, base));
            }

            assertThat(predicted).as("which are done").isEqualTo(done);
            assertThat(expected).isEqualTo(seen(system, base));
        } finally {
            delete(base);
        }
    }

    private static boolean made(Named step, SystemAccess system, Path base) {
        try {
            step.step().make(system, base);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> seen(SystemAccess system, Path base) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (String path : PATHS) {
            Path at = base.resolve(path);
            FileStatus status = system.status(at);
            String text = status.kind() + " " + status.mode() + " " + status.owner() + " " + status.group();
            if (status.isFile()) {
                text += " " + status.size() + " " + new String(system.read(at), StandardCharsets.UTF_8);
            } else if (status.isSymlink()) {
                text = status.kind() + " " + system.readLink(at);
            } else if (status.isDirectory()) {
                text += " " + system.list(at);
            }
            seen.put(path, text);
        }
        return seen;
    }

    private static void delete(Path base) throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
