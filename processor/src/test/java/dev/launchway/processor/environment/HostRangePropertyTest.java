package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Host ranges of any kind name what a reader would write out by hand; anything else is refused with a reason. */
class HostRangePropertyTest {

    private static final String SEED = "4711";

    /** A part of a key, and what it stands for. */
    record Part(String text, List<String> names) {}

    @Provide
    Arbitrary<List<Part>> keys() {
        Arbitrary<Part> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(text -> new Part(text, List.of(text)));
        Arbitrary<Part> range = Combinators.combine(
                        Arbitraries.integers().between(0, 1200),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 2))
                .as(HostRangePropertyTest::range);
        return Combinators.combine(word, Arbitraries.oneOf(word, range).list().ofMaxSize(3))
                .as((first, rest) -> {
                    List<Part> parts = new ArrayList<>(List.of(first));
                    parts.addAll(rest);
                    return parts;
                });
    }

    private static Part range(int from, int more, int zeros) {
        int to = from + more;
        int width = zeros == 0 ? 1 : Integer.toString(to).length() + zeros - 1;
        List<String> names = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            names.add(String.format("%0" + width + "d", i));
        }
        return new Part("[" + names.get(0) + ".." + names.get(more) + "]", names);
    }

    @Property(seed = SEED, tries = 300)
    void aKeyNamesAllCombinationsTheLastRangeCountingFastest(@ForAll("keys") List<Part> parts) {
        List<String> expected = List.of("");
        StringBuilder key = new StringBuilder();
        for (Part part : parts) {
            key.append(part.text());
            List<String> longer = new ArrayList<>();
            for (String head : expected) {
                for (String name : part.names()) {
                    longer.add(head + name);
                }
            }
            expected = longer;
        }

        assertThat(HostRange.expand(key.toString())).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("[]..0123456789az-\u00e4 ").ofMaxLength(30);
    }

    @Property(seed = SEED, tries = 1500)
    void anythingElseIsRefusedInOneLineOrNamesHosts(@ForAll("noise") String key) {
        try {
            assertThat(HostRange.expand(key))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(10_000)
                    .allSatisfy(name -> assertThat(name).matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("\n").message().isNotBlank();
        }
    }
}
