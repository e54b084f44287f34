package dev.launchway.secrets.key;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens files of identities that a passphrase protects: each once, however many keys are opened with it. */
final class ProtectedIdentities {

    private final KeyWrapping wrapping;
    private final Optional<Consumer<String>> people;
    private final Map<IdentityFile, IdentityFile> opened = new HashMap<>();
    private final Map<IdentityFile, KeyAccessException> refused = new HashMap<>();

    ProtectedIdentities(KeyWrapping wrapping, Optional<Consumer<String>> people) {
        this.wrapping = wrapping;
        this.people = people;
    }

    /**
     * Opens a file.
     *
     * @throws KeyAccessException when nobody can be asked for the passphrase, or it is wrong
     */
    IdentityFile open(IdentityFile file) throws KeyAccessException {
        IdentityFile known = opened.get(file);
        if (known != null) {
            return known;
        }
        if (refused.containsKey(file)) {
            throw refused.get(file);
        }
        if (people.isEmpty()) {
            throw new KeyAccessException(
                    "a passphrase protects it, and there is no terminal to ask for it at",
                    "run it in a terminal, or name another identity by --identity");
        }
        people.get().accept("the identity " + file.origin() + " has a passphrase:");
        try {
            String text = new String(wrapping.openProtected(file.file()), StandardCharsets.UTF_8);
            IdentityFile clear = IdentityFile.ofText(file.origin(), text);
            opened.put(file, clear);
            return clear;
        } catch (KeyAccessException e) {
            refused.put(file, e); // who has mistyped it starts again, and is not asked for each file of secrets
            throw e;
        }
    }
}
