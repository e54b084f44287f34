package dev.launchway.secrets.file;

import dev.launchway.secrets.key.Recipient;
import dev.launchway.text.TomlStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Changes the list of recipients in a text of secrets in clear, as a person would in an editor. */
public final class RecipientList {

    private RecipientList() {}

    /**
     * Looks for a recipient by its key.
     *
     * @param recipients the recipients of a file
     * @param wanted the recipient; the comment of a key of SSH does not count
     * @return that of the file
     */
    public static Optional<Recipient> find(List<Recipient> recipients, Recipient wanted) {
        return recipients.stream().filter(one -> same(one, wanted)).findFirst();
    }

    private static boolean same(Recipient one, Recipient other) {
        return (one instanceof Recipient.Ssh ssh && other instanceof Recipient.Ssh wanted)
                ? ssh.key().equals(wanted.key())
                : one.equals(other);
    }

    /**
     * Adds a recipient at the end.
     *
     * @param clear the text
     * @param added the recipient
     * @param owner whose it is, which stands beside it as a comment; may be empty
     * @return the text with it
     * @throws InvalidSecretsException when the text cannot be understood
     */
    public static String with(String clear, Recipient added, String owner) throws InvalidSecretsException {
        TomlSource source = TomlSource.parse("secrets", clear);
        int[] last = element(source, Header.recipients(source).size() - 1);
        String element = TomlStrings.quoted(added.text());
        int comma = clear.indexOf(',', last[1]);
        boolean hasComma = comma >= 0 && clear.substring(last[1], comma).isBlank();
        int lineEnd = clear.indexOf('\n', last[1]);
        String restOfLine = clear.substring(last[1], lineEnd < 0 ? clear.length() : lineEnd);
        TextEdits edits = new TextEdits();
        if (!hasComma) {
            edits.insert(last[1], ",");
        }
        if (restOfLine.contains("]") && !restOfLine.strip().startsWith("#")) {
            edits.insert(hasComma ? comma + 1 : last[1], " " + element);
        } else {
            edits.insert(lineEnd, "\n" + line(added, owner));
        }
        return edits.apply(clear);
    }

    /**
     * Takes a recipient out.
     *
     * @param clear the text
     * @param removed the recipient, one of the text
     * @return the text without it
     * @throws InvalidSecretsException when the text cannot be understood
     */
    public static String without(String clear, Recipient removed) throws InvalidSecretsException {
        TomlSource source = TomlSource.parse("secrets", clear);
        List<Recipient> recipients = Header.recipients(source);
        int index = 0;
        while (!same(recipients.get(index), removed)) {
            index++;
        }
        int[] span = element(source, index);
        int end = span[1];
        int comma = clear.indexOf(',', end);
        if (comma >= 0 && clear.substring(end, comma).isBlank()) {
            end = comma + 1;
        }
        int lineStart = clear.lastIndexOf('\n', span[0]) + 1;
        int lineEnd = source.afterLine(end);
        String rest = clear.substring(end, lineEnd).strip();
        boolean alone = clear.substring(lineStart, span[0]).isBlank() && (rest.isEmpty() || rest.startsWith("#"));
        TextEdits edits = new TextEdits();
        edits.replace(alone ? lineStart : span[0], alone ? lineEnd : end, "");
        return edits.apply(clear);
    }

    /** A recipient on a line of its own. */
    static String line(Recipient recipient, String owner) {
        return "    " + TomlStrings.quoted(recipient.text()) + "," + (owner.isEmpty() ? "" : " # " + owner);
    }

    /** Whose the recipients of a text are: the comment behind each one, or that of its SSH key; empty where there is none. */
    static List<String> owners(TomlSource source, List<Recipient> recipients) {
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            int end = element(source, i)[1];
            String rest = source.text().substring(end, source.afterLine(end)).strip();
            String remark = rest.startsWith(",") ? rest.substring(1).strip() : rest;
            String named = recipients.get(i) instanceof Recipient.Ssh ssh ? ssh.comment() : "";
            owners.add(remark.startsWith("#") ? remark.substring(1).strip() : named);
        }
        return owners;
    }

    private static int[] element(TomlSource source, int index) {
        TomlTable section = (TomlTable) source.root().get(List.of(Header.SECTION));
        TomlArray array = (TomlArray) section.get(Header.RECIPIENTS);
        return source.span(array, index);
    }
}
