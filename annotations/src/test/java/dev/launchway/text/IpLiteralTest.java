package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IpLiteralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.10",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::10",
                "1:2:3:4:5:6:7:8",
                "1::8",
                "::ffff:192.0.2.1",
                "1:2:3:4:5:6:1.2.3.4",
                "1:2:3:4:5:6:7::",
                "FE80::A"
            })
    void takesAddresses(String text) {
        assertThat(IpLiteral.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.-4",
                "a.b.c.d",
                "example.com",
                "localhost",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "::g",
                "::1.2.3",
                "1.2.3.4::",
                "[::1]",
                "::1%eth0",
                " 1.2.3.4"
            })
    void refusesOtherText(String text) {
        assertThat(IpLiteral.isValid(text)).isFalse();
    }
}
