package dev.launchway.engine.apply;

import dev.launchway.api.Secret;
import dev.launchway.engine.redaction.Redactor;
import dev.launchway.text.ShellWord;
import java.util.List;

/** A command as people may read it: in one line, quoted as a shell wants it where that is needed. */
final class CommandLine {

    private static final int LIMIT = 300;

    private CommandLine() {}

    static String shown(List<String> argv, Redactor redactor) {
        StringBuilder out = new StringBuilder();
        for (String raw : argv) {
            String argument = redactor.redact(raw);
            if (out.length() > 0) {
                out.append(' ');
            }
            out.append(plain(argument) || argument.equals(Secret.PLACEHOLDER) ? argument : ShellWord.quoted(argument));
        }
        int newline = out.indexOf("\n");
        if (newline >= 0) {
            out.setLength(newline);
            out.append(" …");
        }
        if (out.length() > LIMIT) {
            out.setLength(LIMIT);
            out.append(" …");
        }
        return out.toString();
    }

    private static boolean plain(String argument) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            boolean safe = Character.isLetterOrDigit(c) || "-_./:=,+@%^".indexOf(c) >= 0;
            if (!safe) {
                return false;
            }
        }
        return !argument.isEmpty();
    }
}
