package dev.launchway.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "environments/dev.toml, environments/dev.toml, 0, 0",
        "environments/dev.toml:9, environments/dev.toml, 9, 0",
        "environments/dev.toml:9:12, environments/dev.toml, 9, 12",
        "Nginx.java:31, Nginx.java, 31, 0",
        "a:b:3, a:b, 3, 0",
        "a:, a:, 0, 0",
        ":3, :3, 0, 0",
        "a:99999999999, a:99999999999, 0, 0",
    })
    void isReadFromItsText(String text, String file, int line, int column) {
        Place place = Place.parse(text);

        assertThat(place).isEqualTo(new Place(file, line, column));
        assertThat(place).hasToString(text);
    }
}
