package dev.launchway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of {@code docs/errors}, which the jar packs, as Markdown. */
final class ErrorPages {

    private static final String DIRECTORY = "/dev/launchway/errors/";
    private static final String ROW = "| [";

    private ErrorPages() {}

    /**
     * Reads the page of a code.
     *
     * @param code the code, as in {@code LW210}
     * @return the page; empty when there is no such code
     */
    static Optional<String> of(String code) {
        return read(code + ".md");
    }

    /**
     * All codes with their titles, by family.
     *
     * @return a heading and a table for each family
     */
    static String overview() {
        String readme = read("README.md").orElse("");
        return readme.substring(Math.max(0, readme.indexOf("\n## ") + 1));
    }

    /**
     * All codes.
     *
     * @return the codes in ascending order
     */
    static List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (String line : overview().split("\n", -1)) {
            if (line.startsWith(ROW)) {
                codes.add(line.substring(ROW.length(), line.indexOf(']')));
            }
        }
        return codes;
    }

    private static Optional<String> read(String name) {
        try (InputStream page = ErrorPages.class.getResourceAsStream(DIRECTORY + name)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
