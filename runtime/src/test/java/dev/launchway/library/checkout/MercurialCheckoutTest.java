package dev.launchway.library.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.Disk;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what Mercurial differs from the others: how its files and its client tell what is there. One checkout lives through all of it. */
class MercurialCheckoutTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Run deploy(Checkout<?> checkout) {
        return new Theatre(base).deploy(here -> here.add(checkout.to("app")));
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    @Test
    void oneCheckoutThroughItsLife() throws IOException {
        Upstream upstream = Upstream.of("hg", outside);
        String url = upstream.repository().toString();
        String first = upstream.commit("config", "a\n");
        Disk disk = new Disk(new Theatre(base).workdir());

        Run made = deploy(upstream.of(url).branch("default"));
        assertDone(made);
        assertThat(made.messages()).containsExactly("checks out branch default at " + first.substring(0, 12));

        upstream.commitByHand(disk.path("app"), "own");
        disk.write("app/config", "by hand\n");
        disk.write("app/extra \"file\"", "x");
        assertThat(deploy(upstream.of(url).branch("default")).failure())
                .contains("has local changes, and is left as it is: ")
                .contains("M config", "? extra \"file\"", "by hand", ".clobber() gives them up");
        assertThat(disk.read("app/config")).isEqualTo("by hand\n");

        String second = upstream.commit("added", "b\n");
        Run clobbered = deploy(upstream.at(second.substring(0, 12)).clobber());
        assertDone(clobbered);
        assertThat(clobbered.messages().get(0)).startsWith("gives up local changes: ");
        assertThat(disk.read("app/config")).isEqualTo("a\n");
        assertThat(disk.read("app/added")).isEqualTo("b\n");
        assertThat(disk.exists("app/own")).isFalse();
        assertThat(disk.exists("app/extra \"file\"")).isFalse();

        interrupt(disk, first);
        Run mended = deploy(upstream.at(first));
        assertDone(mended);
        assertThat(mended.messages().get(0)).startsWith("finishes what was interrupted: revision ");
        assertThat(disk.read("app/config")).isEqualTo("a\n");
        assertThat(disk.exists("app/added")).isFalse();

        damage(disk.path("app/.hg/store/00changelog.i"));
        Files.move(upstream.repository(), outside.resolve("away"));
        Run unchanged = deploy(upstream.at(first));
        assertDone(unchanged);
        assertThat(unchanged.changed()).isEmpty();
    }

    /** As a client leaves it whose machine lost its power. */
    private static void interrupt(Disk disk, String onTheWayTo) throws IOException {
        Path note;
        try (Stream<Path> notes = Files.list(disk.path(".checked-out"))) {
            note = notes.findFirst().orElseThrow();
        }
        String[] lines = Files.readString(note).replace("DONE", "CHANGING").split("\n", -1);
        lines[2] = onTheWayTo;
        Files.writeString(note, String.join("\n", lines));
        disk.write("app/config", "half");
        disk.link("app/.hg/wlock", "elsewhere:4194303");
    }

    /** Were the client started it would find it. */
    private static void damage(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);
    }
}
