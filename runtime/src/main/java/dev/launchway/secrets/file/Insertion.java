package dev.launchway.secrets.file;

import dev.launchway.secrets.file.SecretsFile.Sealed;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.text.TomlStrings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives one value, or one file beside, and leaves the rest of a file of secrets as it is. */
public final class Insertion {

    private static final Pattern NEXT_TABLE = Pattern.compile("(?m)^[ \t]*\\[");

    private Insertion() {}

    /**
     * Gives a value.
     *
     * @param file the file as it is now
     * @param key its key
     * @param name {@code component.postgres.password}, as its keys stand in the file
     * @param clear the value
     * @param today the day that it bears, in UTC
     * @return the new text of the file
     * @throws InvalidSecretsException when the file has no place for it that can be found
     */
    public static String value(SecretsFile file, EnvironmentKey key, List<String> name, String clear, LocalDate today)
            throws InvalidSecretsException {
        SecretName full = new SecretName(name);
        String sealed = SealedText.of(new Seals(file.environment(), key).seal(full, clear, today));
        Sealed old = file.values().get(full);
        if (old != null) {
            TextEdits edits = new TextEdits();
            edits.replace(old.leaf().start(), old.leaf().end(), sealed);
            return edits.apply(file.text());
        }
        String text = insert(file.text(), full.parent(), TomlStrings.key(full.last()) + " = " + sealed + "\n");
        return checked(file, text, full.toString(), after -> after.names().contains(full));
    }

    /**
     * Gives a file beside.
     *
     * @param file the file of secrets as it is now
     * @param key its key
     * @param name the name of the file beside
     * @param clear its content
     * @param today the day that it bears, in UTC
     * @return the new text, and the encrypted content of the file beside
     * @throws InvalidSecretsException when the file of secrets has no place for it that can be found
     */
    public static Revision file(SecretsFile file, EnvironmentKey key, String name, byte[] clear, LocalDate today)
            throws InvalidSecretsException {
        Seals seals = new Seals(file.environment(), key);
        String line = Revising.fileLine(name, today, seals.proofOfFile(name, today, clear));
        String text;
        if (file.files().containsKey(name)) {
            int[] old = file.source().lineOf(SecretsFile.FILES, name).orElseThrow();
            TextEdits edits = new TextEdits();
            edits.replace(old[0], old[1], line);
            text = edits.apply(file.text());
        } else {
            text = insert(file.text(), new SecretName(List.of(SecretsFile.FILES)), line);
        }
        return new Revision(
                checked(file, text, name, after -> after.fileNames().contains(name)),
                key,
                Map.of(name, seals.encryptFile(clear)),
                file.fileNames(),
                file.names(),
                new ArrayList<>());
    }

    private static String checked(SecretsFile file, String text, String what, Predicate<SecretsFile> holds)
            throws InvalidSecretsException {
        try {
            if (holds.test(SecretsFile.parse(file.source().file(), text))) {
                return text;
            }
        } catch (InvalidSecretsException e) {
            // Told below: what cannot be read is the line that was put in, and nothing that the user wrote.
            throw noPlace(file, what);
        }
        throw noPlace(file, what);
    }

    private static InvalidSecretsException noPlace(SecretsFile file, String what) {
        return new InvalidSecretsException(
                file.source().file(),
                "no place was found for " + what + " between the tables of the file",
                "write it into the file by 'secrets edit'");
    }

    /** Puts a line at the end of a table that has a header of its own, else into a new table at the end of the text. */
    private static String insert(String text, SecretName table, String line) {
        Matcher header = Pattern.compile("(?m)^[ \t]*\\[[ \t]*" + headerOf(table) + "[ \t]*][ \t]*(#.*)?$")
                .matcher(text);
        if (!header.find()) {
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            return text + gap + "\n[" + table + "]\n" + line;
        }
        Matcher next = NEXT_TABLE.matcher(text);
        int end = next.find(header.end()) ? next.start() : text.length();
        int at =
                header.end() + withoutRemarks(text.substring(header.end(), end)).length();
        return text.substring(0, at) + "\n" + line + text.substring(Math.min(at + 1, text.length()));
    }

    /** Comments at the end are about the table that follows. */
    private static String withoutRemarks(String lines) {
        String rest = lines.stripTrailing();
        int lastLine = rest.lastIndexOf('\n');
        while (rest.substring(lastLine + 1).strip().startsWith("#")) {
            rest = rest.substring(0, Math.max(lastLine, 0)).stripTrailing();
            lastLine = rest.lastIndexOf('\n');
        }
        return rest;
    }

    private static String headerOf(SecretName table) {
        List<String> parts = new ArrayList<>();
        for (String part : table.parts()) {
            String bare = Pattern.quote(part);
            parts.add("(?:" + bare + "|\"" + bare + "\"|'" + bare + "')");
        }
        return String.join("[ \t]*\\.[ \t]*", parts);
    }
}
