package dev.launchway.secrets.file;

import dev.launchway.secrets.age.UndecryptableException;
import dev.launchway.secrets.file.TomlSource.Leaf;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.Recipient;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/** The file of secrets of one environment, as it stands in the repository: names in clear, values encrypted. */
public final class SecretsFile {

    /** The sections with values. */
    static final List<String> SECTIONS = List.of("component", "host", "data");

    /** The section of the files that lie beside. */
    static final String FILES = "files";

    /** A value and where it stands. */
    record Sealed(Leaf leaf, SealedValue value) {}

    /** What is said of a file that lies beside. */
    record SealedFile(String place, LocalDate changed, String proof) {}

    private final TomlSource source;
    private final Header header;
    private final Map<SecretName, Sealed> values;
    private final Map<String, SealedFile> files;

    private SecretsFile(
            TomlSource source, Header header, Map<SecretName, Sealed> values, Map<String, SealedFile> files) {
        this.source = source;
        this.header = header;
        this.values = values;
        this.files = files;
    }

    /**
     * Reads a file.
     *
     * @param name how messages call the file
     * @param text its content
     * @return what it says; nothing is decrypted
     * @throws InvalidSecretsException when it is no TOML, or something in it is none of what belongs there
     */
    public static SecretsFile parse(String name, String text) throws InvalidSecretsException {
        TomlSource source = TomlSource.parse(name, text);
        Header header = Header.of(source);
        requireSections(source);
        Map<SecretName, Sealed> values = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            for (Leaf leaf : source.leaves(section)) {
                values.put(leaf.name(), new Sealed(leaf, sealed(leaf)));
            }
        }
        return new SecretsFile(source, header, values, files(source));
    }

    static void requireSections(TomlSource source) throws InvalidSecretsException {
        Set<String> known = new LinkedHashSet<>(SECTIONS);
        known.add(Header.SECTION);
        known.add(FILES);
        for (String section : source.root().keySet()) {
            if (!known.contains(section)) {
                throw new InvalidSecretsException(
                        source.place(source.root().inputPositionOf(List.of(section))),
                        "there is no section [" + section + "] in a file of secrets",
                        "the sections are [secrets], [component.NAME], [host.NAME.component.NAME], [data] and [files]");
            }
        }
    }

    private static SealedValue sealed(Leaf leaf) throws InvalidSecretsException {
        if (leaf.value() instanceof TomlTable table) {
            Optional<SealedValue> sealed = SealedText.parse(table);
            if (sealed.isPresent()) {
                return sealed.get();
            }
            throw new InvalidSecretsException(
                    leaf.place(), "the value of " + leaf.name() + " is damaged", "put it back from version control");
        }
        throw new InvalidSecretsException(
                leaf.place(),
                "the value of " + leaf.name() + " stands here in clear",
                "take it out, give it by 'secrets set', and change it if it was ever shared");
    }

    static Map<String, SealedFile> files(TomlSource source) throws InvalidSecretsException {
        Map<String, SealedFile> files = new LinkedHashMap<>();
        if (source.root().get(List.of(FILES)) instanceof TomlTable table) {
            for (String name : table.keySet()) {
                String place = source.place(table.inputPositionOf(List.of(name)));
                if (table.get(List.of(name)) instanceof TomlTable entry
                        && entry.get("changed") instanceof LocalDate changed
                        && entry.get("mac") instanceof String mac) {
                    files.put(name, new SealedFile(place, changed, mac));
                } else {
                    throw new InvalidSecretsException(
                            place, "the entry of the file " + name + " is damaged", "put it back from version control");
                }
            }
        }
        return files;
    }

    /**
     * Who can read it.
     *
     * @return in the order of the file
     */
    public List<Recipient> recipients() {
        return header.recipients();
    }

    /**
     * Whose the recipients are, as comments beside them say.
     *
     * @return one text for each of {@link #recipients()}, in their order; empty where nothing is said
     */
    public List<String> owners() {
        return RecipientList.owners(source, header.recipients());
    }

    /**
     * The values that it holds.
     *
     * @return their names, section by section
     */
    public Set<SecretName> names() {
        return values.keySet();
    }

    /**
     * The files beside it that belong to it.
     *
     * @return their names
     */
    public Set<String> fileNames() {
        return files.keySet();
    }

    /**
     * What the plan of an environment refers to: the values, and the files beside it.
     *
     * @return {@code component.postgres.password}, {@code files.tls.pem}
     */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        values.keySet().forEach(name -> keys.add(name.toString()));
        files.keySet().forEach(name -> keys.add(FILES + "." + name));
        return keys;
    }

    /**
     * When a value was changed last.
     *
     * @param name one of {@link #names()}
     * @return the day, in UTC
     */
    public LocalDate changed(SecretName name) {
        return values.get(name).value().changed();
    }

    /**
     * When a file beside it was changed last.
     *
     * @param name one of {@link #fileNames()}
     * @return the day, in UTC
     */
    public LocalDate fileChanged(String name) {
        return files.get(name).changed();
    }

    /**
     * Opens the key that all values are encrypted for.
     *
     * @param identities of whoever runs the command
     * @return the key
     * @throws KeyAccessException when none of them opens it
     */
    public EnvironmentKey open(Identities identities) throws KeyAccessException {
        return identities.open(header.key(), header.recipients());
    }

    /**
     * Decrypts a value.
     *
     * @param name one of {@link #names()}
     * @param key the environment's key
     * @return the clear text
     * @throws InvalidSecretsException when it is damaged, or does not belong there
     */
    public String value(SecretName name, EnvironmentKey key) throws InvalidSecretsException {
        Sealed sealed = values.get(name);
        try {
            return new Seals(environment(), key).open(name, sealed.value());
        } catch (UndecryptableException e) {
            throw new InvalidSecretsException(
                    sealed.leaf().place(),
                    "the value of " + name + " " + e.getMessage(),
                    "put it back from version control, or give it anew: secrets set " + environment() + " " + name);
        }
    }

    /**
     * Decrypts a file that lies beside.
     *
     * @param name one of {@link #fileNames()}
     * @param encrypted its content
     * @param key the environment's key
     * @return the clear bytes
     * @throws InvalidSecretsException when it is damaged, or not the one that belongs there
     */
    public byte[] file(String name, byte[] encrypted, EnvironmentKey key) throws InvalidSecretsException {
        SealedFile entry = files.get(name);
        try {
            return new Seals(environment(), key).openFile(name, entry.changed(), entry.proof(), encrypted);
        } catch (UndecryptableException e) {
            throw new InvalidSecretsException(
                    entry.place(),
                    "the file " + name + " " + e.getMessage(),
                    "put it back from version control, or give it anew: secrets set " + environment() + " files." + name
                            + " < " + name);
        }
    }

    /**
     * Whose secrets these are.
     *
     * @return the name of an environment
     */
    public String environment() {
        return header.environment();
    }

    TomlSource source() {
        return source;
    }

    Header header() {
        return header;
    }

    Map<SecretName, Sealed> values() {
        return values;
    }

    Map<String, SealedFile> files() {
        return files;
    }

    /**
     * Its text.
     *
     * @return as it stands in the repository
     */
    public String text() {
        return source.text();
    }
}
