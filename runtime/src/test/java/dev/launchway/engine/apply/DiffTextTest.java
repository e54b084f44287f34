package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTextTest {

    private final Redactor none = knowing();

    private static Redactor knowing(String... values) {
        KnownSecrets secrets = new KnownSecrets();
        for (String value : values) {
            secrets.made(Secret.of(value));
        }
        return secrets.redactor();
    }

    private List<String> diff(String before, String after) {
        return DiffText.of(before, after, none);
    }

    @Test
    void showsWhatChangesWithItsContext() {
        assertThat(diff("a\nb\nc\n", "a\nx\nc\n")).containsExactly("@@ -1,3 +1,3 @@", " a", "-b", "+x", " c");
    }

    @Test
    void showsANewAndARemovedFile() {
        assertThat(diff("", "a\nb\n")).containsExactly("@@ -0,0 +1,2 @@", "+a", "+b");
        assertThat(diff("a\n", "")).containsExactly("@@ -1,1 +0,0 @@", "-a");
    }

    @Test
    void equalTextsHaveNone() {
        assertThat(diff("a\n", "a\n")).isEmpty();
    }

    @Test
    void showsThatOnlyTheLastNewlineChanges() {
        assertThat(diff("a\nb", "a\nb\n"))
                .containsExactly("@@ -1,2 +1,2 @@", " a", "-b", "\\ No newline at end of file", "+b");
    }

    @Test
    void showsThatOnlyLineEndsChange() {
        assertThat(diff("a\r\n", "a\n")).containsExactly("@@ -1,1 +1,1 @@", "-a\r", "+a");
    }

    @Test
    void hidesSecretsWhereverTheyStand() {
        Redactor redactor = knowing("hunter2");

        assertThat(DiffText.of("a\n", "a\nkey='hunter2';hunter2.\n", redactor))
                .containsExactly("@@ -1,1 +1,2 @@", " a", "+key='(secret)';(secret).");
        assertThat(DiffText.of("key=hunter2\na\n", "key=hunter2\nb\n", redactor))
                .containsExactly("@@ -1,2 +1,2 @@", " key=(secret)", "-a", "+b");
    }

    @Test
    void hidesTheFormerValueOfASecretThatChanges() {
        Redactor redactor = knowing("new-password");

        List<String> diff = DiffText.of("a\nkey=old-password\n", "a\nkey=new-password\n", redactor);

        assertThat(String.join("\n", diff)).doesNotContain("old-password").doesNotContain("new-password");
        assertThat(diff).hasSize(4).last().isEqualTo("+key=(secret)");
    }

    @Test
    void hidesSecretsOfSeveralLines() {
        Redactor redactor = knowing("BEGIN\nline1\n\nline2\nEND\n");

        assertThat(DiffText.of("", "x\nBEGIN\nline1\n\nline2\nEND\ny\n", redactor))
                .containsExactly(
                        "@@ -0,0 +1,7 @@", "+x", "+(secret)", "+(secret)", "+", "+(secret)", "+(secret)", "+y");
    }

    @Test
    void veryLongDiffsLoseTheirMiddle() {
        List<String> diff = diff("", "a\n".repeat(30_000));

        assertThat(diff).hasSize(5_001);
        assertThat(diff.get(2_500)).isEqualTo("… 25001 lines …");
    }

    @Test
    void manyChangesInLongTextsAreNotCompared() {
        assertThat(diff("a\n".repeat(15_000), "b\n".repeat(15_000))).isEmpty();
    }
}
