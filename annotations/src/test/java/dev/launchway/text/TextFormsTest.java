package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "250ms, PT0.25S",
        "PT1M30S, PT1M30S",
        "' 10 s ', PT10S"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "30x", "1.5s", "-5s", "PT", "99999999999999999999s", "9223372036854775807d"})
    void refusesOtherDurationsWithAMessage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("'" + text + "' is not a duration");
    }

    @ParameterizedTest
    @CsvSource({
        "0640, 640",
        "640, 640",
        "4755, 4755",
        "0, 0",
        "000, 0",
        "rwxr-x---, 750",
        "rw-r--r--, 644",
        "rwsr-xr-x, 4755",
        "rwSr--r--, 4644",
        "rwxrwxrwt, 1777",
        "rwxr-sr-x, 2755"
    })
    void readsFileModes(String text, String octal) {
        assertThat(FileModeText.parse(text)).isEqualTo(Integer.parseInt(octal, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0888", "17777", "rwx", "rwxrwxrwq", "u+x", "-rw-r--r--"})
    void refusesOtherFileModesWithAMessage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileModeText.parse(text))
                .withMessageContaining("'" + text + "' is not a file mode");
    }

    @Test
    void readsHostAndPort() {
        assertThat(HostPort.parse("db01:5432")).isEqualTo(new HostPort("db01", 5432));
        assertThat(HostPort.parse("[2001:db8::10]:80")).isEqualTo(new HostPort("2001:db8::10", 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "db01", "db01:", ":80", "db01:0", "db01:65536", "db01:x", "::1:80", "a b:80", "http://a:80"})
    void refusesOtherAddressesWithAMessage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostPort.parse(text))
                .withMessageContaining("'" + text + "' is not an address");
    }
}
