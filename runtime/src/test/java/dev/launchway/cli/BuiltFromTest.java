package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment that takes clean builds alone makes of what a build wrote down. */
class BuiltFromTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, does not know the commit, commit",
                "git.dirty=true, -, does not know the commit, commit",
                "git.commit.id.full=123;git.dirty=true, pushed=yes, built from 123 with uncommitted changes, commit",
                "git.commit.id.full=123;git.dirty=true, pushed=no, built from 123 with uncommitted changes, commit",
                "git.commit.id.full=123;git.dirty=false, pushed=no, 'built from 123, which was not pushed', push and"
            })
    void whatIsNotCleanIsRefused(String commit, String pushed, String why, String help) {
        assertThatThrownBy(() -> built(commit, pushed).requireClean("production"))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.help()).startsWith(help).endsWith("build again, or say --dirty"))
                .hasMessageStartingWith("environment 'production' takes clean builds alone (require-clean), and ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "pushed=yes", "pushed=no-remote"})
    void whatIsCleanIsTaken(String pushed) {
        assertThatCode(() ->
                        built("git.commit.id.full=123;git.dirty=false", pushed).requireClean("production"))
                .doesNotThrowAnyException();
    }

    @Test
    void whetherItIsCleanIsKnown() {
        assertThat(built("git.commit.id.full=123;git.dirty=true", "pushed=no"))
                .isEqualTo(new BuiltFrom("123", true, true));
    }

    private static BuiltFrom built(String commit, String pushed) {
        Map<String, String> files = Map.of(
                "META-INF/launchway/commit.properties",
                commit == null ? "" : commit,
                "META-INF/launchway/pushed.properties",
                pushed == null ? "" : pushed);
        return BuiltFrom.read(new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                String lines = files.get(name).replace(';', '\n');
                return lines.isEmpty() ? null : new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
