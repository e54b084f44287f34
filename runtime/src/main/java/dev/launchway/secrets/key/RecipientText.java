package dev.launchway.secrets.key;

import dev.launchway.text.RecipientForm;
import java.util.Optional;

/** The textual form of recipients. Source: age(1), and the line of a public key in ssh-keygen(1). */
public final class RecipientText {

    private RecipientText() {}

    /**
     * Reads a recipient.
     *
     * @param text as it stands in a file of secrets, or is typed
     * @return the recipient
     * @throws InvalidRecipientException when it is none
     */
    public static Recipient parse(String text) throws InvalidRecipientException {
        String plain = text.strip();
        Optional<RecipientForm.Fault> fault = RecipientForm.fault(plain);
        if (fault.isPresent()) {
            throw new InvalidRecipientException(
                    fault.get().statement(), fault.get().help());
        }
        return switch (RecipientForm.of(plain)) {
            case X25519 -> new Recipient.X25519(plain);
            case PLUGIN -> new Recipient.Plugin(plain, plain.substring("age1".length(), plain.lastIndexOf('1')));
            case SSH -> ssh(plain.split("\\s+", 3));
            case GPG -> new Recipient.Gpg(RecipientForm.fingerprint(plain));
        };
    }

    private static Recipient ssh(String[] parts) {
        return new Recipient.Ssh(parts[0], parts[1], parts.length > 2 ? parts[2].strip() : "");
    }
}
