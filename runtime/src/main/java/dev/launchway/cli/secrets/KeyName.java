package dev.launchway.cli.secrets;

import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of one secret on the command line: {@code component.postgres.password}, {@code data.smtp}, {@code files.tls.pem}.
 *
 * @param parts the keys, as they stand in the file
 */
record KeyName(List<String> parts) {

    private static final Pattern PART = Pattern.compile("([A-Za-z0-9_-]+|\"([^\"\\\\]+)\")((\\[\\d+])*)(\\.|$)");
    private static final List<String> SECTIONS = List.of("component", "host", "data");

    static KeyName parse(String text) throws SecretsException, IOException {
        if (text.startsWith("files.") && text.length() > "files.".length()) {
            return new KeyName(List.of("files", text.substring("files.".length())));
        }
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length() && part.find(at) && part.start() == at) {
            parts.add(part.group(2) == null ? part.group(1) : part.group(2));
            for (String position : part.group(3).split("(?<=])", -1)) {
                if (!position.isEmpty()) {
                    parts.add(position);
                }
            }
            at = part.end();
        }
        boolean whole = at == text.length() && !text.endsWith(".") && parts.size() > 1;
        if (!whole || !SECTIONS.contains(parts.get(0))) {
            String guess = whole ? "did you mean component." + text + "? " : "";
            throw new WrongOperandException(
                    "'" + text + "' is no key of a secret",
                    guess + "a key is component.NAME.ATTRIBUTE, host.HOST.component.NAME.ATTRIBUTE, data.KEY, or"
                            + " files.NAME");
        }
        return new KeyName(List.copyOf(parts));
    }

    /** Whether a file of secrets has it. */
    boolean isKnown(SecretsFile file) {
        return isFile() ? file.fileNames().contains(last()) : file.names().contains(new SecretName(parts));
    }

    boolean isFile() {
        return parts.get(0).equals("files");
    }

    String last() {
        return parts.get(parts.size() - 1);
    }
}
