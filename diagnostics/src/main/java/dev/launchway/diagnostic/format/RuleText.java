package dev.launchway.diagnostic.format;

import dev.launchway.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a log says of a code as such, out of its page in {@code docs/errors}.
 *
 * @param name the title of the constant in Pascal case
 * @param title the title of the page
 * @param help where more is to be read, for readers without Markdown
 * @param markdown the page below its title
 */
record RuleText(String name, String title, String help, String markdown) {

    private static final String PAGES = "/dev/launchway/errors/";

    static RuleText of(Code code) {
        String page = page(code);
        int end = page.indexOf('\n');
        String heading = page.substring(0, end);
        return new RuleText(
                name(code),
                heading.substring(heading.indexOf(": ") + 2),
                "java -jar plan.jar explain " + code.id(),
                page.substring(end).strip());
    }

    private static String page(Code code) {
        try (InputStream page = RuleText.class.getResourceAsStream(PAGES + code.id() + ".md")) {
            return page == null
                    ? "# " + code.id() + ": " + words(code) + "\n" + words(code)
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Code code) {
        return code.title().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String name(Code code) {
        StringBuilder name = new StringBuilder();
        for (String word : code.title().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
