package dev.launchway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IllegalFormatException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A secret shows nothing unless it is asked to, and what is made of it is secret, too. */
final class SecretTest {

    private static final Secret PASSWORD = Secret.of("correct horse").named("db.password");

    @Test
    void itsTextIsAPlaceholderWhereverItStands() {
        assertThat(PASSWORD).hasToString("(secret)");
        assertThat("pw=" + PASSWORD).isEqualTo("pw=(secret)");
        assertThat(List.of(Optional.of(PASSWORD), Map.of("a", PASSWORD)).toString())
                .doesNotContain("horse");
        assertThat(String.format("%s", PASSWORD)).isEqualTo(Secret.PLACEHOLDER);
    }

    @Test
    void whatIsMadeOfItKeepsItsNameAndIsSecret() {
        Secret url = PASSWORD.map("jdbc:postgresql://db/shop?password=%s&rate=100%%");
        Secret longer = PASSWORD.map(text -> text + "!");

        assertThat(url.reveal()).isEqualTo("jdbc:postgresql://db/shop?password=correct horse&rate=100%");
        assertThat(url.name()).contains("db.password");
        assertThat(url).hasToString("(secret)");
        assertThat(longer.reveal()).isEqualTo("correct horse!");
        assertThat(longer.name()).contains("db.password");
        assertThat(Secret.of("x").map("<%s>").name()).isEmpty();
    }

    @Test
    void aFormatThatHoldsSomethingElseIsRefusedWithoutTheValue() {
        assertThatThrownBy(() -> PASSWORD.map("%d"))
                .isInstanceOf(IllegalFormatException.class)
                .message()
                .doesNotContain("horse");
        assertThatThrownBy(() -> PASSWORD.map("%s %s"))
                .isInstanceOf(IllegalFormatException.class)
                .message()
                .doesNotContain("horse");
    }

    @Test
    void equalMeansOfTheSameValue() {
        assertThat(PASSWORD).isEqualTo(Secret.of("correct horse")).hasSameHashCodeAs(Secret.of("correct horse"));
        assertThat(PASSWORD).isNotEqualTo(Secret.of("correct hors")).isNotEqualTo(Secret.of("correct horsé"));
        assertThat(PASSWORD.equals((Object) "correct horse")).isFalse();
        assertThat(Set.of(PASSWORD)).contains(Secret.of("correct horse"));
    }

    @Test
    void thereIsAlwaysAValue() {
        assertThatThrownBy(() -> Secret.of(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PASSWORD.named(null)).isInstanceOf(NullPointerException.class);
        assertThat(Secret.of("").reveal()).isEmpty();
    }

    @Test
    void aFileShowsItsNameAlone() {
        byte[] content = {0, 1, (byte) 0xff};
        SecretFile file = SecretFile.of("tls.p12", content);
        content[0] = 9;
        file.reveal()[0] = 8;

        assertThat(file.reveal()).containsExactly(0, 1, 0xff);
        assertThat(file.name()).isEqualTo("tls.p12");
        assertThat(file).hasToString("(secret)");
        assertThat(file)
                .isEqualTo(SecretFile.of("other", file.reveal()))
                .hasSameHashCodeAs(SecretFile.of("", file.reveal()));
        assertThat(file).isNotEqualTo(SecretFile.of("tls.p12", new byte[] {0, 1}));
    }

    @Test
    void aFileOfTextIsASecretOfItsName() {
        assertThat(SecretFile.of("tls.pem", "grün".getBytes(UTF_8)).text().reveal())
                .isEqualTo("grün");
        assertThat(SecretFile.of("tls.pem", new byte[0]).text().name()).contains("tls.pem");
        assertThatThrownBy(
                        () -> SecretFile.of("tls.p12", new byte[] {(byte) 0xff}).text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secret file tls.p12 is no UTF-8 text");
    }
}
