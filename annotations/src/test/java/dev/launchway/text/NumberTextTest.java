package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "1E7, 10000000.0",
        "1.5, 1.5",
        "80, 80.0",
        "0, 0.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "1E-4, 0.0001",
        "1.25E-7, 0.000000125",
        "2E23, 200000000000000000000000.0",
        "1E23, 100000000000000000000000.0",
        "123456789.25, 123456789.25",
        "-12345678901, -12345678901.0",
        "9007199254740993, 9007199254740992.0",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void doublesHavePlainDigits(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1E10, 10000000000.0", "0.1, 0.1", "1E-5, 0.00001", "16777216, 16777216.0", "-0.0, -0.0", "NaN, NaN"})
    void floatsToo(float number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1E+7, 10000000", "1.10, 1.10", "1E-7, 0.0000001", "0E-8, 0.00000000", "1E+999999999, 1E+999999999"})
    void decimalsKeepTheirDigits(BigDecimal number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @Test
    void wholeNumbersAreAsEver() {
        assertThat(NumberText.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(NumberText.of(7)).isEqualTo("7");
        assertThat(NumberText.of(BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
    }

    @Test
    void anyTextReadsBackAsTheSameNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            double one = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(one)) {
                assertThat(Double.parseDouble(NumberText.of(one))).isEqualTo(one);
            }
            float small = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(small)) {
                assertThat(Float.parseFloat(NumberText.of(small))).isEqualTo(small);
            }
        }
        assertThat(Double.parseDouble(NumberText.of(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
        assertThat(Double.parseDouble(NumberText.of(Double.MAX_VALUE))).isEqualTo(Double.MAX_VALUE);
    }
}
