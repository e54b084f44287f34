package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a root as they are kept on a host: a script of calls of {@code fact}, which {@code proof.sh} defines. The first line
 * holds the version of the format and the seal of all that follows, of the files' contents, and of what facts hold under.
 *
 * @param seal a digest in hex digits
 * @param sealed the text after the first line
 * @param lines its lines, without the function
 */
public record FactsText(String seal, String sealed, List<List<String>> lines) {

    /** Of the format. Facts of another version prove nothing. */
    public static final String VERSION = "1";

    static final String SEAL = "seal";

    /** The order of a shell in the locale C. */
    private static final Comparator<String> BYTES =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** All names of a directory; one that fits to none of them stands for itself. */
    static final List<String> PATTERNS = List.of("*", ".[!.]*", "..?*");

    /**
     * The text that an agent keeps.
     *
     * @param facts what its verify methods were shown
     * @param seal what they hold under
     * @return the text
     * @throws NotProvableException when one of them cannot be looked at without an agent, or there is too much of them
     */
    public static String write(List<Fact> facts, Seal seal) throws NotProvableException {
        FactsWriter writer = new FactsWriter(seal);
        for (Fact fact : facts) {
            writer.add(fact);
        }
        return writer.text();
    }

    /**
     * Reads such a text.
     *
     * @param text what stands in a file
     * @return its parts; empty where it is of another version, not whole, or something else
     */
    static Optional<FactsText> read(String text) {
        int end = text.indexOf('\n') + 1;
        Optional<List<List<String>>> first = ShellWords.read(text.substring(0, end));
        if (first.isEmpty() || first.get().size() != 1) {
            return Optional.empty();
        }
        List<String> words = first.get().get(0);
        if (words.size() != 3 || !words.get(0).equals(SEAL) || !words.get(1).equals(VERSION)) {
            return Optional.empty();
        }
        String sealed = text.substring(end);
        return ShellWords.read(sealed).map(lines -> new FactsText(words.get(2), sealed, lines));
    }

    /**
     * The names in a directory as the patterns give them to a shell, one after the other.
     *
     * @param names in any order
     * @throws NotProvableException when one of them is a pattern, or nothing for a shell
     */
    static String joined(List<String> names) throws NotProvableException {
        List<List<String>> groups = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String name : names) {
            if (PATTERNS.contains(name)) {
                throw new NotProvableException("the name of a file is a pattern");
            }
            groups.get(name.startsWith("..") ? 2 : name.startsWith(".") ? 1 : 0).add(PlainText.of(name));
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < PATTERNS.size(); i++) {
            List<String> group = groups.get(i);
            group.sort(BYTES);
            all.addAll(group.isEmpty() ? List.of(PATTERNS.get(i)) : group);
        }
        return String.join("/", all);
    }

    /** The hash of a text in UTF-8. */
    static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
