package dev.launchway.engine.redaction;

import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.api.internal.CurrentSecrets;
import dev.launchway.api.internal.SecretListener;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of a run, derived ones included, as they are made; and the texts that templates have put some into. Thread-safe.
 *
 * <p>A value that everybody knows because it is the name of something, a host or a root component, is none: hidden wherever it
 * stands it would be shown by that.
 */
public final class KnownSecrets implements SecretListener {

    /** A shorter one stands in many texts by chance: only what it was given to counts. */
    private static final int SHORTEST_IN_CONTENT = 6;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, SecretFile> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> rendered = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final LiteralPlaceholders literals = new LiteralPlaceholders();
    private final List<Redactor.Known> pending = new ArrayList<>();
    private Redactor redactor;

    /** Knows none yet. */
    public KnownSecrets() {}

    /** From now on those are known that this thread makes, and threads that it starts. */
    public void listen() {
        CurrentSecrets.listen(this);
    }

    /**
     * Takes out of a text what this thread may know, as far as it has configured something.
     *
     * @param text any text
     * @return the text with a placeholder for each secret
     */
    public static String redacted(String text) {
        if (CurrentSecrets.listener() instanceof KnownSecrets known && !known.isEmpty()) {
            return known.redactor().redact(text);
        }
        return text;
    }

    @Override
    public void made(Secret secret) {
        add(secret.reveal(), secret.name().orElse(""));
    }

    @Override
    public void made(SecretFile file) {
        byte[] content = file.reveal();
        String text = text(content);
        if (text != null) {
            add(text, file.name());
            return;
        }
        synchronized (this) {
            if (files.put(ByteBuffer.wrap(content), file) == null) {
                pending.add(Redactor.Known.bytes(file.name(), content));
            }
        }
    }

    private synchronized void add(String value, String name) {
        String known = texts.get(value);
        if (known == null) {
            texts.put(value, name);
            pending.add(known(value));
        } else if (known.isEmpty()) {
            texts.put(value, name);
        }
    }

    /** Its name may come later. */
    private Redactor.Known known(String value) {
        return Redactor.Known.text(() -> texts.get(value), value);
    }

    /**
     * Knows what others know.
     *
     * @param others added to these
     */
    public void addAll(KnownSecrets others) {
        Map<String, String> moreTexts;
        Map<ByteBuffer, SecretFile> moreFiles;
        Set<String> moreNames;
        synchronized (others) {
            moreTexts = new LinkedHashMap<>(others.texts);
            moreFiles = new LinkedHashMap<>(others.files);
            moreNames = new TreeSet<>(others.names);
        }
        moreTexts.forEach(this::add);
        synchronized (this) {
            if (names.addAll(moreNames) || !moreFiles.isEmpty()) {
                files.putAll(moreFiles);
                redactor = null;
            }
        }
    }

    /**
     * Says what is the name of something, and no secret therefore.
     *
     * @param known names of hosts, root components, environments
     */
    public synchronized void addNames(Collection<String> known) {
        if (names.addAll(known)) {
            redactor = null;
        }
    }

    /**
     * Whether there is none.
     *
     * @return {@code true} as long as none was made
     */
    public synchronized boolean isEmpty() {
        return texts.isEmpty() && files.isEmpty();
    }

    /**
     * Takes them out of text.
     *
     * @return the redactor of those that are known now
     */
    public synchronized Redactor redactor() {
        if (redactor == null) {
            redactor = new Redactor();
            pending.clear();
            texts.keySet().forEach(value -> pending.add(known(value)));
            files.values().forEach(file -> pending.add(Redactor.Known.bytes(file.name(), file.reveal())));
        }
        for (Redactor.Known known : pending) {
            if (!names.contains(known.value().strip())) {
                redactor.add(known);
            }
        }
        pending.clear();
        return redactor;
    }

    /**
     * The placeholders that are meant as they stand.
     *
     * @return what was read so far
     */
    public LiteralPlaceholders literals() {
        return literals;
    }

    /**
     * Whether a secret was joined to a text by {@code +}.
     *
     * @param text a text of an author's
     * @return {@code true} where it holds the placeholder, and neither a file of the plan nor anything else that was read has it so
     */
    public boolean joined(String text) {
        return text.contains(Secret.PLACEHOLDER) && !isEmpty() && !literals.explain(text);
    }

    /**
     * Whether a command shows a secret to everybody on its host.
     *
     * @param argv the program and its arguments
     * @return {@code true} where the value of one stands in them
     */
    public boolean shownBy(List<String> argv) {
        return !isEmpty() && argv.stream().anyMatch(redactor()::shownBy);
    }

    /**
     * Remembers that a template has put secrets into a text.
     *
     * @param text the whole text
     * @param secrets their names
     */
    public synchronized void rendered(String text, Set<String> secrets) {
        if (!secrets.isEmpty()) {
            rendered.computeIfAbsent(text, unknown -> new TreeSet<>()).addAll(secrets);
        }
    }

    /**
     * The secrets that a text holds: by what was rendered into it, or by their values.
     *
     * @param text any text
     * @return their names
     */
    public Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        if (!isEmpty()) {
            synchronized (this) {
                found.addAll(rendered.getOrDefault(text, Set.of()));
            }
            found.addAll(redactor().namesIn(text, SHORTEST_IN_CONTENT));
        }
        return found;
    }

    /**
     * The secrets that a content holds.
     *
     * @param content any bytes
     * @return their names; none of what is no text
     */
    public Set<String> in(byte[] content) {
        if (isEmpty() || content == null) {
            return Set.of();
        }
        SecretFile file;
        synchronized (this) {
            file = files.isEmpty() ? null : files.get(ByteBuffer.wrap(content));
        }
        String text = file == null ? text(content) : null;
        return file != null ? Set.of(file.name()) : text == null ? Set.of() : in(text);
    }

    /**
     * A content as text.
     *
     * @param content any bytes
     * @return {@code null} for what is too long, or no text
     */
    public static String text(byte[] content) {
        if (content.length > LONGEST_TEXT || hasZero(Arrays.copyOf(content, Math.min(content.length, 8192)))) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return hasZero(content) ? null : new String(content, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** Tells nothing of them. */
    @Override
    public synchronized String toString() {
        return texts.size() + files.size() + " secrets";
    }
}
