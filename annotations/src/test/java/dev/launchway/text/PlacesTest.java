package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time zones and locales. */
class PlacesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Z", "Europe/Berlin", "Asia/Tokyo", "+02:00", "UTC+1"})
    void knowsTimeZones(String text) {
        assertThat(TimeZoneText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berln, did you mean 'Europe/Berlin'?",
        "europe/berlin, did you mean 'Europe/Berlin'?",
        "Berlin summer time, 'write a name of the time zone database, as in ''Europe/Berlin'', or ''UTC'''",
    })
    void refusesOtherTimeZones(String text, String help) {
        assertThat(TimeZoneText.fault(text)).contains(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-CH", "en-US", "und", "tr", "zh-Hant-TW", "sr-Latn"})
    void knowsLocales(String text) {
        assertThat(LocaleText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de_DE, did you mean 'de-DE'?",
        "German, did you mean 'de'?",
        "deutsch, did you mean 'de'?",
        "de-DF, 'write a language, or a language and a country, as in ''de'' or ''de-CH'''",
        "a german one, 'write a language, or a language and a country, as in ''de'' or ''de-CH'''",
        "'', 'write a language, or a language and a country, as in ''de'' or ''de-CH'''",
    })
    void refusesOtherLocales(String text, String help) {
        assertThat(LocaleText.fault(text)).contains(help);
    }
}
