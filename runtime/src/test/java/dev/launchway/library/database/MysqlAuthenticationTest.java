package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers keep of passwords, compared with what they made of them themselves. */
class MysqlAuthenticationTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The examples of the manuals of MySQL and MariaDB. */
    @Test
    void nativePasswordsAreHashedAsServersDo() {
        assertThat(MysqlAuthentication.NATIVE.literal("mariadb"))
                .isEqualTo("'*54958E764CE10E50764C2EECBB71D01F08549980'");
        assertThat(MysqlAuthentication.NATIVE.holds(bytes("*54958E764CE10E50764C2EECBB71D01F08549980"), "mariadb"))
                .isTrue();
    }

    @Test
    void ed25519KeysAreMadeAsMariadbDoes() {
        assertThat(MysqlAuthentication.ED25519.literal("secret"))
                .isEqualTo("'ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY'");
    }

    /** An example for crackers of passwords, of a server of MySQL: hashcat's mode 7401. */
    @Test
    void saltedDigestsAreMadeAsMysqlDoes() {
        byte[] salt = HexFormat.of().parseHex("F9CC98CE08892924F50A213B6BC571A2C11778C5");
        byte[] digest = HexFormat.of()
                .parseHex("625479393559393965414D45316477456B484F41316E64484742577A2E3162785353526B7554584647562F");
        byte[] kept = new byte[7 + salt.length + digest.length];
        System.arraycopy(bytes("$A$005$"), 0, kept, 0, 7);
        System.arraycopy(salt, 0, kept, 7, salt.length);
        System.arraycopy(digest, 0, kept, 7 + salt.length, digest.length);

        assertThat(MysqlAuthentication.CACHING_SHA2.holds(kept, "hashcat")).isTrue();
        assertThat(MysqlAuthentication.CACHING_SHA2.holds(kept, "hashcat2")).isFalse();
        assertThat(MysqlAuthentication.CACHING_SHA2.holds(bytes("$A$005$short"), "hashcat"))
                .isFalse();
    }

    @Test
    void eachHoldsWhatItMade() {
        for (String password : List.of("a", "with ümläuts and € ", "x".repeat(100))) {
            byte[] kept = CachingSha2.of(password, new SecureRandom());
            assertThat(kept).hasSize(70);
            assertThat(CachingSha2.holds(kept, password)).isTrue();
            assertThat(CachingSha2.holds(kept, password + " ")).isFalse();
        }
    }
}
