package dev.launchway.testing.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page of {@code docs/errors}, read by the conventions that its README tells.
 *
 * @param file where it lies
 * @param code the code in its title
 * @param title the rest of its title
 * @param origin who reports it
 * @param compilers the compilers that report it
 * @param wrong the files of the wrong example, by name
 * @param says what the compiler, or {@code check}, says to them
 * @param right the files of the right example, by name
 */
public record ErrorPage(
        Path file,
        String code,
        String title,
        Origin origin,
        List<Compilers> compilers,
        Map<String, String> wrong,
        String says,
        Map<String, String> right) {

    private static final Path DIRECTORY = Path.of("../docs/errors");

    private static final String JAVAC_ALONE = "Found by javac alone";

    private static final String WITHOUT = "Without `";

    /** Who reports a code. */
    public enum Origin {
        COMPILER("## What the compiler says", null),
        CHECK("## What check says", "Found by `check`"),
        NO_EXAMPLE(null, "No example can show it");

        private final String heading;
        private final String mark;

        Origin(String heading, String mark) {
            this.heading = heading;
            this.mark = mark;
        }

        static Origin of(List<String> lines) {
            for (Origin origin : List.of(CHECK, NO_EXAMPLE)) {
                if (lines.stream().anyMatch(line -> line.startsWith(origin.mark))) {
                    return origin;
                }
            }
            return COMPILER;
        }
    }

    /** The file that lists the pages. */
    public static Path readme() {
        return DIRECTORY.resolve("README.md");
    }

    /** All pages, sorted by their codes. */
    public static List<ErrorPage> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().startsWith("LW"))
                    .sorted()
                    .map(ErrorPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ErrorPage read(Path file) {
        List<String> lines = lines(file);
        String first = lines.get(0);
        int colon = first.indexOf(": ");
        if (!first.startsWith("# LW") || colon < 0) {
            throw new IllegalArgumentException(file + ": the first line is not '# LWxyz: title'");
        }
        Origin origin = Origin.of(lines);
        return new ErrorPage(
                file,
                first.substring(2, colon),
                first.substring(colon + 2),
                origin,
                lines.stream().anyMatch(line -> line.startsWith(JAVAC_ALONE))
                        ? List.of(Compilers.JAVAC)
                        : List.of(Compilers.values()),
                files(lines, "## Wrong"),
                origin.heading == null
                        ? ""
                        : String.join("", files(lines, origin.heading).values()),
                right(lines));
    }

    /** The files of the right example are those of the wrong one, but for what stands under "Right". */
    private static Map<String, String> right(List<String> lines) {
        Map<String, String> files = new LinkedHashMap<>(files(lines, "## Wrong"));
        for (String line : lines) {
            if (line.startsWith(WITHOUT)) {
                files.remove(line.substring(WITHOUT.length(), line.lastIndexOf('`')));
            }
        }
        files.putAll(files(lines, "## Right"));
        return files;
    }

    /** The fenced texts of a section, by the names in the lines above them. */
    private static Map<String, String> files(List<String> lines, String heading) {
        Map<String, String> files = new LinkedHashMap<>();
        int i = lines.indexOf(heading) + 1;
        while (i > 0 && i < lines.size() && !lines.get(i).startsWith("## ")) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                String name = lines.get(i - 1).replace("`", "");
                if (files.put(name, String.join("\n", lines.subList(i + 1, end)) + "\n") != null) {
                    throw new IllegalArgumentException(heading + " has two files of the name '" + name + "'");
                }
                i = end;
            }
            i++;
        }
        return files;
    }

    /** Writes the page again with another text of the compiler. */
    public void rewrite(String said) {
        List<String> lines = new ArrayList<>(lines(file));
        int start = lines.indexOf(origin.heading);
        if (start < 0) {
            throw new IllegalArgumentException(file + ": there is no section '" + origin.heading + "'");
        }
        while (!lines.get(start).startsWith("```")) {
            start++;
        }
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        List<String> block = lines.subList(start + 1, end);
        block.clear();
        block.addAll(said.lines().toList());
        write(file, String.join("\n", lines) + "\n");
    }

    /** The lines of a page, or of the README. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a page, or the README. */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
