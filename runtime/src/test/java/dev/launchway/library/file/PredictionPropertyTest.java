package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * What a prediction says, the deployment after it does: the same changes with the same diffs; and the one after that, nothing.
 * Where a component fails, the prediction says that it does not know and goes on, and the deployment ends.
 */
class PredictionPropertyTest {

    /** A component at a path. */
    record Wanted(String path, Kind kind, String text) {

        void addTo(Configuration here) {
            switch (kind) {
                case FILE -> here.add(File.at(path).content(text));
                case NARROW_FILE -> here.add(File.at(path).content(text).mode("0600"));
                case DIRECTORY -> here.add(Directory.at(path));
                case LINK -> here.add(Symlink.at(path).to("target"));
                case PRESENCE -> here.add(Presence.of(path));
                case BLOCK -> here.add(ManagedContent.at(path).block("app", text));
            }
        }
    }

    /** What a component is. */
    enum Kind {
        FILE,
        NARROW_FILE,
        DIRECTORY,
        LINK,
        PRESENCE,
        BLOCK
    }

    @Provide
    Arbitrary<Wanted> wanted() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "e"),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("one\n", "one\ntwo\n", "three"))
                .as(Wanted::new);
    }

    @Property(seed = "42", tries = 60)
    void theRunDoesWhatThePredictionSaid(
            @ForAll @Size(max = 4) List<@From("wanted") Wanted> before,
            @ForAll @Size(min = 1, max = 4) List<@From("wanted") Wanted> after)
            throws IOException {
        Path base = Files.createTempDirectory("predicted").toRealPath();
        try {
            Theatre theatre = new Theatre(base);
            theatre.deploy(here -> once(before).forEach(one -> one.addTo(here)));

            Run predicted = theatre.predict(here -> once(after).forEach(one -> one.addTo(here)));
            Run done = theatre.deploy(here -> once(after).forEach(one -> one.addTo(here)));

            boolean failed = done.finished().failed() > 0;
            assertThat(predicted.finished().failed() > 0
                            || !predicted.notKnown().isEmpty())
                    .as("trouble, of which the run has %s", done.events())
                    .isEqualTo(failed);
            int changes = failed ? done.changed().size() : predicted.changed().size();
            assertThat(done.changed()).isEqualTo(predicted.changed().subList(0, changes));
            int diffs = failed ? done.diffs().size() : predicted.diffs().size();
            assertThat(done.diffs()).isEqualTo(predicted.diffs().subList(0, diffs));
            if (!failed) {
                Run again = theatre.deploy(here -> once(after).forEach(one -> one.addTo(here)));
                assertThat(again.changed()).isEmpty();
            }
        } finally {
            delete(base);
        }
    }

    /** Two components for one path are an error of the model. */
    private static List<Wanted> once(List<Wanted> all) {
        Map<String, Wanted> byPath = new LinkedHashMap<>();
        for (Wanted one : all) {
            byPath.putIfAbsent(one.path(), one);
        }
        return List.copyOf(byPath.values());
    }

    private static void delete(Path base) throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
