package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostRangeTest {

    @Test
    void aNameWithoutRangeIsItself() {
        assertThat(HostRange.expand("web01.eu")).containsExactly("web01.eu");
    }

    @Test
    void zerosAreKept() {
        assertThat(HostRange.expand("web[08..11]")).containsExactly("web08", "web09", "web10", "web11");
        assertThat(HostRange.expand("web[8..11]")).containsExactly("web8", "web9", "web10", "web11");
        assertThat(HostRange.expand("web[0..1]")).containsExactly("web0", "web1");
        assertThat(HostRange.expand("web[99..100]")).containsExactly("web99", "web100");
        assertThat(HostRange.expand("web[098..100]")).containsExactly("web098", "web099", "web100");
        assertThat(HostRange.expand("web[09..100]"))
                .hasSize(92)
                .startsWith("web09", "web10")
                .endsWith("web100");
    }

    @Test
    void aRangeStandsAnywhere() {
        assertThat(HostRange.expand("web[1..2].eu")).containsExactly("web1.eu", "web2.eu");
        assertThat(HostRange.expand("r[1..2]n[1..2]")).containsExactly("r1n1", "r1n2", "r2n1", "r2n2");
    }

    @Test
    void aKeyThatIsNoNameCostsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostRange.expand("a[1..1]".repeat(100_000)))
                .withMessage("a host name of 700000 letters is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web[01..04|'web[01..04' opens a range and does not close it",
                "web[4..1]|'web[4..1]' counts down: write [1..4]",
                "web[a..b]|'web[a..b]' holds no range: write web[01..04]",
                "web[1-4]|'web[1-4]' holds no range: write web[01..04]",
                "web[]|'web[]' holds no range: write web[01..04]",
                "web[-1..3]|'web[-1..3]' holds no range: write web[01..04]",
                "web[1..2..3]|'web[1..2..3]' holds no range: write web[01..04]",
                "web[1..99999999]|'web[1..99999999]' names more than 10000 hosts",
                "web[1..99999999999999999999]|'web[1..99999999999999999999]' names more than 10000 hosts",
                "web[1..04]|'web[1..04]' has zeros before one number of a range alone: write web[01..04] or web[1..4]",
                "web[001..04]|'web[001..04]' has zeros before one number of a range alone: write web[01..04] or web[1..4]",
                "web[01..4]|'web[01..4]' has zeros before one number of a range alone: write web[01..04] or web[1..4]",
                "web[0..10000]|'web[0..10000]' names more than 10000 hosts",
                "a[1..200]b[1..200]|'a[1..200]b[1..200]' names more than 10000 hosts",
                "web 01|'web 01' is not a host name",
                "-web|'-web' is not a host name",
                "web..eu|'web..eu' is not a host name",
                "web01]|'web01]' is not a host name",
                "''|'' is not a host name"
            },
            quoteCharacter = '"')
    void saysWhatIsWrong(String key, String message) {
        String host = "''".equals(key) ? "" : key;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostRange.expand(host))
                .withMessage(message);
    }
}
