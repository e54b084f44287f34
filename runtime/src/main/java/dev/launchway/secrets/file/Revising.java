package dev.launchway.secrets.file;

import dev.launchway.secrets.file.SecretsFile.Sealed;
import dev.launchway.secrets.file.SecretsFile.SealedFile;
import dev.launchway.secrets.file.TomlSource.Leaf;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.text.TomlStrings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a file of secrets from its text in clear. What has not changed stays as it stands, byte for byte. When a recipient is
 * gone, the environment gets another key, and everything is encrypted anew: the old key may be known.
 */
public final class Revising {

    /**
     * What there was before.
     *
     * @param file the file
     * @param key its key
     * @param files the clear contents of the files beside it, by their names
     */
    public record Before(SecretsFile file, EnvironmentKey key, Map<String, byte[]> files) {}

    private final Before before;
    private final boolean newKey;
    private final LocalDate today;
    private final KeyWrapping wrapping;
    private final TextEdits edits = new TextEdits();
    private final Set<SecretName> names = new LinkedHashSet<>();
    private final List<SecretName> changed = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private Revising(Before before, boolean newKey, LocalDate today, KeyWrapping wrapping) {
        this.before = before;
        this.newKey = newKey;
        this.today = today;
        this.wrapping = wrapping;
    }

    /**
     * Encrypts what changed.
     *
     * @param clear the text in clear, as {@link ClearText} gives it and a person edits it
     * @param before the file as it is now
     * @param newKey whether the environment gets another key in any case
     * @param today the day that changed values bear, in UTC
     * @param wrapping encrypts the key of the environment
     * @return the new file
     * @throws InvalidSecretsException when the text cannot be understood
     * @throws KeyAccessException when the key cannot be encrypted for a recipient
     */
    public static Revision revise(String clear, Before before, boolean newKey, LocalDate today, KeyWrapping wrapping)
            throws InvalidSecretsException, KeyAccessException {
        return new Revising(before, newKey, today, wrapping)
                .revise(TomlSource.parse(before.file().source().file(), clear));
    }

    private Revision revise(TomlSource source) throws InvalidSecretsException, KeyAccessException {
        List<Recipient> recipients = Header.recipients(source);
        SecretsFile.requireSections(source);
        if (!Header.environment(source).equals(before.file().environment())) {
            throw new InvalidSecretsException(
                    source.file(),
                    "these are the secrets of '" + before.file().environment() + "', and stay that",
                    "put back the line 'environment' in [secrets]");
        }
        boolean anew = newKey || anyIsGone(recipients);
        EnvironmentKey key = anew ? EnvironmentKey.generate() : before.key();
        Seals seals = new Seals(before.file().environment(), key);
        for (String section : SecretsFile.SECTIONS) {
            for (Leaf leaf : source.leaves(section)) {
                names.add(leaf.name());
                edits.replace(leaf.start(), leaf.end(), sealed(leaf, seals, anew));
            }
        }
        reviseFiles(source, seals, anew);
        int afterRecipients = source.lineOf(Header.SECTION, Header.RECIPIENTS).orElseThrow()[1];
        edits.insert(afterRecipients, keyLine(source, afterRecipients, key, recipients));
        return new Revision(
                edits.apply(source.text()),
                key,
                files,
                SecretsFile.files(source).keySet(),
                names,
                changed);
    }

    private boolean anyIsGone(List<Recipient> recipients) {
        return before.file().recipients().stream()
                .anyMatch(one -> RecipientList.find(recipients, one).isEmpty());
    }

    private String keyLine(TomlSource source, int at, EnvironmentKey key, List<Recipient> recipients)
            throws KeyAccessException {
        boolean same = key == before.key() && recipients.equals(before.file().recipients());
        String line =
                Header.keyLine(key.recipient(), same ? before.file().header().key() : wrapping.wrap(key, recipients));
        return source.text().startsWith("\n", at - 1) ? line : "\n" + line;
    }

    private String sealed(Leaf leaf, Seals seals, boolean anew) throws InvalidSecretsException {
        if (!(leaf.value() instanceof String clear)) {
            throw new InvalidSecretsException(
                    leaf.place(), "the value of " + leaf.name() + " is no text", "write it in quotes");
        }
        if (clear.isEmpty()) {
            throw new InvalidSecretsException(
                    leaf.place(), "the value of " + leaf.name() + " is empty", "give it a value, or delete the line");
        }
        Sealed old = before.file().values().get(leaf.name());
        boolean same =
                old != null && before.file().value(leaf.name(), before.key()).equals(clear);
        if (same && !anew) {
            return before.file().text().substring(old.leaf().start(), old.leaf().end());
        }
        if (!same) {
            changed.add(leaf.name());
        }
        return SealedText.of(seals.seal(leaf.name(), clear, same ? old.value().changed() : today));
    }

    /** The entries of files are not for editors: they stay, or go with their file. */
    private void reviseFiles(TomlSource source, Seals seals, boolean anew) throws InvalidSecretsException {
        Map<String, SealedFile> known = before.file().files();
        for (Map.Entry<String, SealedFile> entry : SecretsFile.files(source).entrySet()) {
            String name = entry.getKey();
            if (!entry.getValue()
                            .changed()
                            .equals(known.containsKey(name) ? known.get(name).changed() : null)
                    || !entry.getValue().proof().equals(known.get(name).proof())) {
                throw new InvalidSecretsException(
                        entry.getValue().place(),
                        "[files] is not for editing",
                        "give a file by 'secrets set --file', or take its line out");
            }
            if (anew) {
                byte[] clear = before.files().get(name);
                LocalDate changedOn = entry.getValue().changed();
                int[] line = source.lineOf(SecretsFile.FILES, name).orElseThrow();
                edits.replace(line[0], line[1], fileLine(name, changedOn, seals.proofOfFile(name, changedOn, clear)));
                files.put(name, seals.encryptFile(clear));
            }
        }
    }

    static String fileLine(String name, LocalDate changed, String proof) {
        return TomlStrings.key(name) + " = { changed = " + changed + ", mac = \"" + proof + "\" }\n";
    }
}
