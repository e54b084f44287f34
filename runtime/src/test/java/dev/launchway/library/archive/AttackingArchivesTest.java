package dev.launchway.library.archive;

import static dev.launchway.library.archive.Archives.replaced;
import static dev.launchway.library.archive.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Archives.Tar;
import dev.launchway.library.archive.Archives.Zip;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that are made to do harm, and archives that are damaged: nothing of them is unpacked, and what was there stays. */
class AttackingArchivesTest {

    private static final byte[] GOOD =
            new Tar().file("a", "old").file("b", "old").bytes();

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(base);
    }

    private static Tar tar() {
        return new Tar().file("a", "new");
    }

    private static Zip zip() {
        return new Zip().file("a", "new");
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] withFlag(byte[] zip, int flag) {
        byte[] copy = zip.clone();
        copy[6] = (byte) (copy[6] | flag);
        String all = new String(zip, StandardCharsets.ISO_8859_1);
        int directory = all.indexOf("PK\1\2");
        copy[directory + 8] = (byte) (copy[directory + 8] | flag);
        return copy;
    }

    private static byte[] withMethod(byte[] zip, int method) {
        byte[] copy = zip.clone();
        copy[8] = (byte) method;
        String all = new String(zip, StandardCharsets.ISO_8859_1);
        copy[all.indexOf("PK\1\2") + 10] = (byte) method;
        return copy;
    }

    /** The second member of the directory stands where the first one does. */
    private static byte[] overlapping() {
        byte[] zip = new Zip().file("a", "new").file("b", "new").bytes();
        String all = new String(zip, StandardCharsets.ISO_8859_1);
        int first = all.indexOf("PK\1\2");
        int second = all.indexOf("PK\1\2", first + 1);
        System.arraycopy(zip, first + 42, zip, second + 42, 4);
        zip[second + 46] = 'a';
        return zip;
    }

    private static byte[] negativeSize() {
        byte[] bytes = tar().bytes();
        Arrays.fill(bytes, 124, 136, (byte) 0xff);
        long sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : bytes[i] & 0xff;
        }
        byte[] digits = text(String.format(Locale.ROOT, "%06o\0 ", sum));
        System.arraycopy(digits, 0, bytes, 148, 8);
        return bytes;
    }

    static Stream<Arguments> refused() {
        byte[] good = tar().file("b", "x".repeat(5000)).bytes();
        byte[] two = new Zip().file("a", "new").file("bbbb", "new").bytes();
        return Stream.of(
                Arguments.of("absolute path", tar().file("/etc/evil", "x").bytes(), "has an absolute path"),
                Arguments.of(
                        "absolute path after strip", tar().file("//evil", "x").bytes(), "has an absolute path"),
                Arguments.of("dot dot", tar().file("../evil", "x").bytes(), "leads out of the directory by '..'"),
                Arguments.of("dot dot within", tar().file("b/../../evil", "x").bytes(), "by '..'"),
                Arguments.of("dot dot that stays", tar().file("b/../c", "x").bytes(), "by '..'"),
                Arguments.of("dot dot at the end", tar().directory("b/..", 0755).bytes(), "by '..'"),
                Arguments.of("zip slip", zip().file("../../evil", "x").bytes(), "by '..'"),
                Arguments.of("zip slip of Windows", backslashes("..|..|evil"), "has a backslash in its name"),
                Arguments.of("zip, drive letter", backslashes("C:|evil"), "has a backslash in its name"),
                Arguments.of("zip, absolute", zip().file("/etc/evil", "x").bytes(), "has an absolute path"),
                Arguments.of("symlink, absolute", tar().symlink("l", "/etc").bytes(), "leads out of the directory"),
                Arguments.of("symlink, out", tar().symlink("l", "../x").bytes(), "leads out of the directory"),
                Arguments.of(
                        "symlink, deep out", tar().symlink("d/l", "../../x").bytes(), "leads out"),
                Arguments.of(
                        "symlink, in and out", tar().symlink("l", "d/../../x").bytes(), "leads out"),
                Arguments.of(
                        "symlink through a symlink",
                        tar().symlink("here", ".").symlink("l", "here/../x").bytes(),
                        "symlink 'l' -> 'here/../x' leads out"),
                Arguments.of(
                        "symlink through a later symlink",
                        tar().symlink("l", "d/e/../../../x")
                                .symlink("d/e", "..")
                                .bytes(),
                        "leads out"),
                Arguments.of(
                        "symlink in a circle",
                        tar().symlink("l", "m").symlink("m", "l").bytes(),
                        "circle"),
                Arguments.of("empty symlink", tar().symlink("l", "").bytes(), "leads out"),
                Arguments.of(
                        "write through a symlink",
                        tar().symlink("d", "b").file("d/evil", "x").bytes(),
                        "its member 'd/evil' goes through 'd', which is a symlink"),
                Arguments.of(
                        "write through a later symlink",
                        tar().file("d/evil", "x").symlink("d", "b").bytes(),
                        "goes through 'd', which is a symlink"),
                Arguments.of(
                        "symlink exchanged for a directory",
                        tar().symlink("d", "b")
                                .directory("d", 0755)
                                .file("d/evil", "x")
                                .bytes(),
                        "it has 'd' twice"),
                Arguments.of("through a file", tar().file("a/b", "x").bytes(), "goes through 'a', which is a file"),
                Arguments.of(
                        "zip, symlink out",
                        zip().entry("l", text("../x"), 0120777).bytes(),
                        "leads out"),
                Arguments.of(
                        "zip, through a symlink",
                        zip().entry("l", text("d"), 0120777).file("l/evil", "x").bytes(),
                        "goes through 'l'"),
                Arguments.of("hard link out", tar().hardLink("h", "/etc/passwd").bytes(), "has an absolute path"),
                Arguments.of("hard link up", tar().hardLink("h", "../x").bytes(), "by '..'"),
                Arguments.of(
                        "hard link to nothing", tar().hardLink("h", "x").bytes(), "which is no file that is unpacked"),
                Arguments.of(
                        "hard link to a symlink",
                        tar().symlink("l", "a").hardLink("h", "l").bytes(),
                        "which is no file that is unpacked"),
                Arguments.of(
                        "device",
                        tar().entry("sda", TarConstants.LF_BLK, new byte[0], entry -> {})
                                .bytes(),
                        "is a device, a named pipe or the like"),
                Arguments.of(
                        "character device",
                        tar().entry("null", TarConstants.LF_CHR, new byte[0], entry -> {})
                                .bytes(),
                        "is a device"),
                Arguments.of(
                        "named pipe",
                        tar().entry("p", TarConstants.LF_FIFO, new byte[0], entry -> {})
                                .bytes(),
                        "is a device"),
                Arguments.of(
                        "unknown kind",
                        tar().entry("u", (byte) 'Z', new byte[0], entry -> {}).bytes(),
                        "is a device"),
                Arguments.of(
                        "zip, device", zip().entry("d", new byte[0], 060644).bytes(), "is a device"),
                Arguments.of("a name twice", tar().file("./a", "x").bytes(), "it has 'a' twice"),
                Arguments.of("zip, a name twice", zip().file("a", "x").bytes(), "it has 'a' twice"),
                Arguments.of("line break", tar().file("b\nc", "x").bytes(), "has a control character in its name"),
                Arguments.of("long name", tar().file("n".repeat(300), "x").bytes(), "has more than 255 bytes"),
                Arguments.of(
                        "long path", tar().file("n/".repeat(3000) + "x", "x").bytes(), "longer than a path can be"),
                Arguments.of("bomb", Archives.zeros(80), "more than 200 times as large"),
                Arguments.of(
                        "bomb that lies",
                        replaced(tar().file("b", "x").bytes(), 0, "00000000001", "77777777777"),
                        "damaged"),
                Arguments.of("bomb in a header", Archives.gzip(endlessName()), "the header of a member is too large"),
                Arguments.of("negative size", negativeSize(), "damaged"),
                Arguments.of("wrong checksum of a header", replaced(good, 0, "ustar", "uSTAR"), "is not unpacked"),
                Arguments.of("no archive", text("<html>not found</html>"), "is none that can be read"),
                Arguments.of("zeros cut", new byte[100], "is none that can be read"),
                Arguments.of("empty", new byte[0], "it is empty"),
                Arguments.of("gzip of no archive", Archives.gzip(text("hello")), "is none that can be read"),
                Arguments.of("cut in a file", cut(good, 2000), "damaged"),
                Arguments.of("cut between members", cut(good, 1024), "it has no end"),
                Arguments.of("gzip, cut", cut(Archives.gzip(good), 60), "damaged"),
                Arguments.of("xz, cut", cut(Archives.xz(good), 100), "damaged"),
                Arguments.of("bzip2, cut", cut(Archives.bzip2(good), 60), "damaged"),
                Arguments.of("zstd, cut", cut(Archives.zstd(good), 60), "damaged"),
                Arguments.of("zip, cut", cut(two, two.length - 30), "damaged"),
                Arguments.of("zip, cut in its end", cut(two, two.length - 1), "damaged"),
                Arguments.of("tar, garbage behind", joined(good, text("garbage")), "other data follows the end"),
                Arguments.of("tar behind tar", joined(good, GOOD), "other data follows the end"),
                Arguments.of("gzip, garbage behind", joined(Archives.gzip(good), text("garbage")), "damaged"),
                Arguments.of("xz, garbage behind", joined(Archives.xz(good), text("garbage")), "damaged"),
                Arguments.of("zstd, garbage behind", joined(Archives.zstd(good), text("garbage")), "damaged"),
                Arguments.of("zip, garbage behind", joined(two, text("garbage")), "other data follows the end"),
                Arguments.of(
                        "zip, other name before the member",
                        replaced(two, 0, "bbbb", "cccc"),
                        "is another one by the directory"),
                Arguments.of(
                        "zip, other name in the directory",
                        replaced(two, 1, "bbbb", "cccc"),
                        "is another one by the directory"),
                Arguments.of("zip, other content", replaced(two, 1, "new", "NEW"), "is not what the directory"),
                Arguments.of("zip, members over each other", overlapping(), "shares bytes with another one"),
                Arguments.of("zip, encrypted", withFlag(zip().bytes(), 1), "is encrypted"),
                Arguments.of("zip, unknown method", withMethod(zip().bytes(), 99), "by a method that cannot be read"));
    }

    private static byte[] backslashes(String name) {
        String all = new String(zip().file(name, "x").bytes(), StandardCharsets.ISO_8859_1);
        return all.replace(name, name.replace('|', '\\')).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] endlessName() {
        return new Tar()
                .entry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, text("n".repeat(2 << 20)), entry -> {})
                .file("a", "x")
                .bytes();
    }

    private void stage(Configuration here) {
        here.add(Extract.of(outside.resolve("x")).to("app").removeOld());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void areRefusedAsAWhole(String attack, byte[] bytes, String message) {
        Disk there = new Disk(outside);
        there.write("x", bytes);
        assertThat(theatre.predict(this::stage).notKnown())
                .singleElement()
                .asString()
                .contains(message);
        assertThat(disk.tree()).isEmpty();

        there.write("x", GOOD);
        theatre.deploy(this::stage);
        List<String> before = disk.tree();
        there.write("x", bytes);

        assertThat(theatre.deploy(this::stage).failure()).contains("the archive " + outside.resolve("x"), message);

        assertThat(disk.tree()).isEqualTo(before);
        assertThat(disk.read("work/stage/app/a")).isEqualTo("old");
        assertThat(there.tree()).containsExactly("x");
        there.write("x", GOOD);
        assertThat(theatre.deploy(this::stage).finished().failed()).isZero();
    }

    @Test
    void limitsAreTheAuthors() {
        Disk there = new Disk(outside);
        there.write("x", tar().file("b", "0123456789").bytes());

        assertThat(theatre.deploy(here -> here.add(
                                Extract.of(outside.resolve("x")).to("app").maxSize(12)))
                        .failure())
                .contains("larger than 12 bytes; if they are meant to be, allow it by .maxSize(bytes)");
        assertThat(theatre.deploy(here -> here.add(
                                Extract.of(outside.resolve("x")).to("app").maxMembers(1)))
                        .failure())
                .contains("more than 1 members");
        assertThat(disk.exists("work/stage/app")).isFalse();
        there.write("x", Archives.zeros(70));
        assertThat(theatre.predict(here -> here.add(
                                Extract.of(outside.resolve("x")).to("app").maxSize(100L << 20)))
                        .notKnown())
                .isEmpty();
    }

    /** Whatever of an archive is broken, it is told as such, and nothing is unpacked of one that is refused. */
    @Test
    void brokenOnesAreRefusedOrWhole() {
        byte[] tar = new Tar()
                .file("a", "content of a")
                .file("d/b", "b".repeat(700))
                .symlink("l", "a")
                .bytes();
        byte[] zip = new Zip()
                .file("a", "content of a")
                .file("d/b", "b".repeat(700))
                .entry("l", text("a"), 0120777)
                .bytes();
        Random random = new Random(42);
        int refused = 0;
        int taken = 0;
        for (byte[] whole :
                List.of(tar, zip, Archives.gzip(tar), Archives.bzip2(tar), Archives.xz(tar), Archives.zstd(tar))) {
            for (int i = 0; i < 60; i++) {
                byte[] broken = i % 3 == 0 ? cut(whole, random.nextInt(whole.length)) : whole.clone();
                if (i % 3 != 0 && broken.length > 0) {
                    int at = random.nextInt(broken.length);
                    broken[at] = (byte) (broken[at] ^ (1 << random.nextInt(8)));
                }
                new Disk(outside).write("x", broken);
                List<String> notKnown = theatre.predict(this::stage).notKnown();
                if (notKnown.isEmpty()) {
                    taken++;
                } else {
                    refused++;
                    assertThat(notKnown).singleElement().asString().contains("the archive " + outside.resolve("x"));
                }
            }
        }
        assertThat(refused).isGreaterThan(150);
        assertThat(taken).isPositive();
    }
}
