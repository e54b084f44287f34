package dev.launchway.secrets.key;

/** Who can read the secrets of an environment. */
public sealed interface Recipient {

    /**
     * What it is encrypted for.
     *
     * @return as it stands in the file of secrets
     */
    String text();

    /**
     * An X25519 key of age.
     *
     * @param text {@code age1…}
     */
    record X25519(String text) implements Recipient {}

    /**
     * A public key of SSH, of the kinds that age knows.
     *
     * @param type {@code ssh-ed25519} or {@code ssh-rsa}
     * @param key in base64
     * @param comment whose it is; may be empty
     */
    record Ssh(String type, String key, String comment) implements Recipient {
        @Override
        public String text() {
            return comment.isEmpty() ? type + " " + key : type + " " + key + " " + comment;
        }
    }

    /**
     * A key that a plugin of age works with, as one in hardware.
     *
     * @param text {@code age1yubikey1…}
     * @param plugin {@code yubikey}
     */
    record Plugin(String text, String plugin) implements Recipient {}

    /**
     * A key of GnuPG.
     *
     * @param fingerprint 40 or 64 hexadecimal digits, in capitals
     */
    record Gpg(String fingerprint) implements Recipient {
        @Override
        public String text() {
            return "gpg:" + fingerprint;
        }
    }
}
