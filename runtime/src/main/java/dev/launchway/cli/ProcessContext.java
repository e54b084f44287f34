package dev.launchway.cli;

import dev.launchway.report.Output;
import dev.launchway.report.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the command finds around it.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param inIsTerminal whether people type what comes from standard input
 * @param outIsTerminal whether people look at standard output
 * @param errIsTerminal whether people look at standard error
 * @param variables the process's environment variables
 * @param directory the current directory
 * @param machine this machine's name
 */
record ProcessContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> variables,
        Path directory,
        String machine) {

    static ProcessContext ofProcess() {
        Charset charset = charset();
        return new ProcessContext(
                System.in,
                StandardStream.out(charset),
                StandardStream.err(charset),
                Terminal.is(0),
                Terminal.is(1),
                Terminal.is(2),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Machine.name());
    }

    /** The directory of Launchway among the user's caches. */
    Path caches() {
        return CacheDirectory.of(variables, System.getProperty("user.home"));
    }

    /** Text for people: coloured and overwritten where they look at it and do not mind. */
    Output output(boolean coloursAllowed) {
        return new Output(
                out,
                style(coloursAllowed, outIsTerminal),
                err,
                style(coloursAllowed, errIsTerminal),
                outIsTerminal && errIsTerminal && !dumb());
    }

    private Style style(boolean coloursAllowed, boolean terminal) {
        if (!coloursAllowed || isSet("NO_COLOR")) {
            return Style.PLAIN;
        }
        if (isSet("FORCE_COLOR")) {
            return variables.get("FORCE_COLOR").equals("0") ? Style.PLAIN : Style.COLOUR;
        }
        return terminal && !dumb() ? Style.COLOUR : Style.PLAIN;
    }

    private boolean dumb() {
        return "dumb".equals(variables.get("TERM"));
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }

    /** UTF-8 unless the locale names something else; a locale without any name does not mean that the reader knows ASCII only. */
    private static Charset charset() {
        String name = Utf8Process.terminalEncoding();
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
