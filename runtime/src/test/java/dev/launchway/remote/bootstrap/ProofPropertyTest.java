package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.FileStatus;
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.facts.ObservedSystem;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Shells and this process prove just what is true: that whoever looks again at what was looked at is shown the same. Trees, looks
 * and what changes between them are generated; names have all that a shell might stumble over.
 */
class ProofPropertyTest {

    private static final List<String> NAMES = List.of(
            "a",
            "b",
            ".a",
            "..a",
            "...",
            "-n",
            "it's",
            "a b",
            " ",
            "new\nline",
            "\"",
            "\\",
            "a\\'b",
            "*",
            "?",
            "[a]",
            "$HOME",
            "`id`",
            "#",
            "~",
            "!",
            "\t",
            "\r",
            "\u0001",
            "\u007f",
            "\u0101\u0142",
            "\ud83d\ude00",
            "a=b",
            ";",
            "&",
            "|",
            "%s",
            "x".repeat(200));

    /** Something that a verify does. */
    private interface Look {
        void at(SystemView system, Path path) throws IOException;
    }

    private static final List<Look> LOOKS = List.of(
            SystemView::status,
            (system, path) -> system.status(path).mode(),
            (system, path) -> {
                FileStatus status = system.status(path);
                status.owner();
                status.group();
                status.size();
            },
            (system, path) -> system.status(path).modified(),
            SystemView::read,
            SystemView::checksum,
            SystemView::list,
            SystemView::readLink);

    private record LookAt(Look look, Path path) {}

    @Property(tries = 60, seed = "7")
    void proofsAreTrueAndWhatIsTrueIsProven(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Path directory = Files.createTempDirectory("proof").toRealPath();
        try {
            Path tree = Files.createDirectory(directory.resolve("tree"));
            grow(tree, random, 12);
            List<LookAt> looks = looks(tree, random);
            List<Fact> before = observed(looks).orElseThrow();
            ProofShell shell = new ProofShell(directory).in(two(random));
            shell.keep(before);

            int changes = random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                change(some(tree, random), random);
            }

            boolean same = observed(looks).equals(Optional.of(before));
            assertThat(shell.proving()).as("%s", before).containsExactlyElementsOf(same ? shell.provers() : List.of());
        } finally {
            delete(directory);
        }
    }

    private static ProofShell.Shells[] two(Random random) {
        ProofShell.Shells[] all = ProofShell.Shells.values();
        int first = random.nextInt(all.length);
        return new ProofShell.Shells[] {all[first], all[(first + 1 + random.nextInt(all.length - 1)) % all.length]};
    }

    /** Those that fail, or that no shell could be told of, are left out. */
    private static List<LookAt> looks(Path tree, Random random) throws IOException {
        List<LookAt> looks = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        while (looks.size() < count) {
            LookAt look = new LookAt(LOOKS.get(random.nextInt(LOOKS.size())), some(tree, random));
            if (observed(List.of(look)).filter(ProofPropertyTest::isProvable).isPresent()) {
                looks.add(look);
            } else {
                count--;
            }
        }
        return looks;
    }

    private static boolean isProvable(List<Fact> facts) {
        return facts.stream()
                .noneMatch(fact ->
                        (fact instanceof Fact.Names names && names.names().contains("*"))
                                || (fact instanceof Fact.Entry entry
                                        && entry.kind() == FileStatus.Kind.MISSING
                                        && entry.path().toString().contains("\n")));
    }

    private static Optional<List<Fact>> observed(List<LookAt> looks) {
        Observations observations = new Observations();
        SystemView system = ObservedSystem.of(new LocalSystem(), observations);
        try {
            for (LookAt look : looks) {
                look.look().at(system, look.path());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return observations.gathers() ? Optional.of(observations.facts()) : Optional.empty();
    }

    private static void grow(Path directory, Random random, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            Path path = directory.resolve(NAMES.get(random.nextInt(NAMES.size())));
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            switch (random.nextInt(5)) {
                case 0 -> {
                    Files.createDirectory(path);
                    grow(path, random, size / 3);
                }
                case 1 -> Files.createSymbolicLink(path, Path.of(NAMES.get(random.nextInt(NAMES.size()))));
                default -> Files.writeString(path, NAMES.get(random.nextInt(NAMES.size())));
            }
        }
    }

    /** Something of the tree, or that is not there. */
    private static Path some(Path tree, Random random) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(tree)) {
            all = files.sorted().toList();
        }
        Path path = all.get(random.nextInt(all.size()));
        return random.nextInt(6) == 0 ? path.resolve(NAMES.get(random.nextInt(NAMES.size()))) : path;
    }

    private static void change(Path path, Random random) throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        switch (random.nextInt(7)) {
            case 0 -> delete(path);
            case 1 -> {
                if (file) {
                    byte[] content = Files.readAllBytes(path);
                    FileTime time = Files.getLastModifiedTime(path);
                    content[random.nextInt(content.length)] ^= 1;
                    Files.write(path, content);
                    Files.setLastModifiedTime(path, time);
                }
            }
            case 2 -> {
                if (file) {
                    Files.write(path, Files.readAllBytes(path));
                }
            }
            case 3 -> {
                if (there && !Files.isSymbolicLink(path)) {
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(random.nextBoolean() ? "rwx------" : "rwxr-xr-x"));
                }
            }
            case 4 -> {
                if (there && !path.endsWith("tree")) {
                    Files.createSymbolicLink(
                            path, Files.move(path, path.resolveSibling(".moved" + random.nextInt(9999))));
                }
            }
            case 5 -> {
                if (Files.isDirectory(path)) {
                    Files.writeString(path.resolve(NAMES.get(0) + random.nextInt(99)), "new");
                }
            }
            default -> {
                if (!there && Files.isDirectory(path.getParent())) {
                    Files.createSymbolicLink(path, Path.of("nowhere"));
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
