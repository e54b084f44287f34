package dev.launchway.library.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Extract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors give a download that does not fit. */
class DownloadArgumentsTest extends DownloadCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://example.com/a | it begins with https://, http:// or file:///",
                "app.jar | it begins with https://",
                "https://user:pw@example.com/a | the URL 'https://example.com/a' holds a user: take it out",
                "https:///a | names no host",
                "https://example.com/a b | is no URL",
                "file:a | names no file of this host",
                "file://other/a | names no file of this host"
            })
    void saysWhatIsWrongWithAUrl(String url, String words) {
        assertThatThrownBy(() -> Download.of(url)).hasMessageContaining(words).hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "md5:d41d8cd98f00b204e9800998ecf8427e | md5 can be forged: write sha256: or sha512:",
                "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709 | sha1 can be forged",
                "crc32:12 | is no checksum that is taken: write sha256:",
                "12 | is no checksum that is taken",
                "sha256:12 | is no SHA-256, which has 64 hex digits and not 2: 'sha256sum FILE' tells it",
                "sha256:zz | hex digits and not 2 characters",
                "sha256:zzzz52684e3b18ceb4b756ad977c6a1445872945ebdb28e216081eef469d961f | has hex digits alone, 0 to 9 and a to f"
            })
    void saysWhatIsWrongWithAChecksum(String text, String words) {
        assertThatThrownBy(() -> Download.of("https://example.com/a").checksum(text))
                .hasMessageStartingWith("Download(\"a\"): ")
                .hasMessageContaining(words);
    }

    @Test
    void whatIsWrongWithItIsNotToldOfWhatIsMadeOfIt() {
        assertThat(theatre.codes(here -> {
                    Download download = Download.of("https://example.com/a.tar");
                    here.add(new Both(download, Extract.of(download)));
                }))
                .containsExactly("LW150");
    }

    /** A component that has both as its parts. */
    @Component
    static class Both {
        private final Download made;
        private final Extract unpacked;

        @SubComponent
        Download download;

        @SubComponent
        Extract files;

        Both(Download made, Extract unpacked) {
            this.made = made;
            this.unpacked = unpacked;
        }

        void configure(Configuration here) {
            download = made;
            files = unpacked;
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(theatre.problems(here -> here.add(Download.of("https://example.com/a"))))
                .contains(
                        "Download(\"https://example.com/a\") has no checksum, so that any content would do: add .sha256(…)"
                                + " with what 'curl -fsSL https://example.com/a | sha256sum' tells");
        assertThat(theatre.problems(
                        here -> here.add(Download.of("https://example.com/").sha256(SUM))))
                .contains("the URL tells no name for the file: add .to(path)");
        assertThatThrownBy(() -> Download.of("https://example.com/a").retries(-1, Duration.ofSeconds(1)))
                .hasMessageContaining("0 or more times");
        assertThatThrownBy(() -> Download.of("https://example.com/a").maxSize(0))
                .hasMessageContaining("more than 0");
        assertThatThrownBy(() -> Download.of("https://example.com/").to("lib/")).hasMessageContaining("add one to .to");
    }

    @Test
    void twoOfOnePathAreAnError() {
        assertThat(theatre.problems(here -> {
                    here.add(Download.of("https://example.com/1/a").sha256(SUM));
                    here.add(Download.of("https://example.com/2/a").sha256(SUM));
                }))
                .contains("Download(\"a\")");
    }
}
