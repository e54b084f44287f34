package dev.launchway.api;

import dev.launchway.api.internal.CurrentSecrets;
import dev.launchway.api.internal.SecretPlaceholders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A value that must not be seen: it has no text form, and what it reveals is kept out of logs and diffs.
 *
 * <p>Templates render what it reveals, and so does the content of a file that is given as a secret. Text that it was joined to by
 * {@code +} holds the placeholder of {@link #toString} instead: such text is refused before it is written. Make it by {@link
 * #map(String)}.
 */
public final class Secret {

    /** What stands in place of a value wherever text is shown. */
    public static final String PLACEHOLDER = "(secret)";

    private final String name;
    private final String value;

    /** Whether the value, or what it was made of, stands for one that is not known. */
    private final boolean placeholder;

    private Secret(String name, String value, boolean placeholder) {
        this.name = name;
        this.value = Objects.requireNonNull(value, "value");
        this.placeholder = placeholder;
    }

    /**
     * Hides a value.
     *
     * @param value the clear text
     * @return the secret, without a name
     */
    public static Secret of(String value) {
        return CurrentSecrets.made(new Secret(null, value, SecretPlaceholders.standIn(value)));
    }

    /**
     * The same value under a name, by which diffs and reports call it.
     *
     * @param text the name: {@code postgres.password}
     * @return the secret with that name
     */
    public Secret named(String text) {
        return CurrentSecrets.made(new Secret(Objects.requireNonNull(text, "name"), value, placeholder));
    }

    /**
     * By which name diffs and reports call it.
     *
     * @return the component and the attribute that it was given to, as {@code postgres.password}, or the key of a shared one; empty
     *     for one that was made by {@link #of}
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * A text with the value in it, which is as secret as the value: {@code password.map("jdbc:postgresql://db/shop?password=%s")}.
     *
     * @param format a text with {@code %s} where the value goes, as of {@link String#format}: {@code %%} is a percent sign
     * @return the text, under the same name
     * @throws java.util.IllegalFormatException when the format holds something else after a percent sign
     */
    public Secret map(String format) {
        return CurrentSecrets.made(new Secret(name, String.format(Locale.ROOT, format, value), placeholder));
    }

    /**
     * What a function makes of the value, which is as secret as the value.
     *
     * @param function takes the clear text
     * @return the result, under the same name
     */
    public Secret map(UnaryOperator<String> function) {
        return CurrentSecrets.made(new Secret(name, function.apply(reveal()), placeholder));
    }

    /**
     * The clear text. It is found in what is written and shown, in the usual encodings too; better hand the secret itself on: to
     * {@code content}, {@code stdin}, {@code env}. Never put it on a command line: other users of the host see it there.
     *
     * @return the value
     */
    public String reveal() {
        if (placeholder) {
            SecretPlaceholders.taken(name == null ? "" : name);
        }
        return value;
    }

    /**
     * Whether its value is not known here: {@code check} and {@code plan} configure components with placeholders, unless they are
     * told to read secrets. A component that understands a value in {@code configure}, as to see whether it fits another one, leaves
     * that out then.
     *
     * @return whether something else stands in place of the value
     */
    public boolean isPlaceholder() {
        return placeholder;
    }

    /**
     * Whether two secrets have the same value, whatever their names; it takes as long for values that begin alike as for others.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * A placeholder.
     *
     * @return the same text for every secret
     */
    @Override
    public String toString() {
        return PLACEHOLDER;
    }
}
