package dev.launchway.library.database;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How a server of MySQL or MariaDB keeps the password of a user: by which of its plugins. Each keeps something that is made of the
 * password, from which it cannot be told; it is made before it is sent.
 */
public enum MysqlAuthentication {

    /** What MariaDB does by default: SHA-1 twice, without a salt. MySQL has it switched off from 8.4 on, and not at all from 9 on. */
    NATIVE("mysql_native_password") {

        @Override
        String literal(String password) {
            return "'" + stored(password) + "'";
        }

        @Override
        boolean holds(byte[] kept, String password) {
            return new String(kept, StandardCharsets.ISO_8859_1).equalsIgnoreCase(stored(password));
        }

        private String stored(String password) {
            byte[] twice = Digests.sha1(Digests.sha1(password.getBytes(StandardCharsets.UTF_8)));
            return "*" + HexFormat.of().formatHex(twice).toUpperCase(Locale.ROOT);
        }
    },

    /** What MySQL does by default from 8.0 on: SHA-256 5000 times, with a salt. MariaDB does not have it. */
    CACHING_SHA2("caching_sha2_password") {

        @Override
        String literal(String password) {
            return "0x" + HexFormat.of().formatHex(CachingSha2.of(password, new SecureRandom()));
        }

        @Override
        boolean holds(byte[] kept, String password) {
            return CachingSha2.holds(kept, password);
        }
    },

    /** A key pair of Ed25519 that is made of the password: MariaDB alone, with its plugin {@code auth_ed25519}. */
    ED25519("ed25519") {

        @Override
        String literal(String password) {
            return "'" + Ed25519Password.publicKey(password) + "'";
        }

        @Override
        boolean holds(byte[] kept, String password) {
            return new String(kept, StandardCharsets.ISO_8859_1).equals(Ed25519Password.publicKey(password));
        }
    };

    private final String plugin;

    MysqlAuthentication(String plugin) {
        this.plugin = plugin;
    }

    /** What the server calls it. */
    String plugin() {
        return plugin;
    }

    /** What the server is to keep, as it stands in a statement. */
    abstract String literal(String password);

    /** Whether what the server keeps was made of a password. */
    abstract boolean holds(byte[] kept, String password);

    /** What a server does by itself. */
    static MysqlAuthentication of(String version) {
        return version.contains("MariaDB") ? NATIVE : CACHING_SHA2;
    }
}
