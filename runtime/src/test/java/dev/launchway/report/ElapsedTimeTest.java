package dev.launchway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s",
        "4, 0.00 s",
        "35, 0.04 s",
        "994, 0.99 s",
        "996, 1.0 s",
        "1234, 1.2 s",
        "59940, 59.9 s",
        "59950, 1 min 0 s",
        "125000, 2 min 5 s",
        "3599499, 59 min 59 s",
        "3599500, 1 h 0 min",
        "7380000, 2 h 3 min"
    })
    void durationsReadAsPeopleSayThem(long millis, String text) {
        assertThat(ElapsedTime.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
