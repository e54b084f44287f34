package dev.launchway.text;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Locales as tags of BCP 47: {@code de}, {@code de-CH}; {@code und} is the one of no language, {@link Locale#ROOT}. */
public final class LocaleText {

    private static final String FORM = "write a language, or a language and a country, as in 'de' or 'de-CH'";

    private LocaleText() {}

    /**
     * Looks at a tag.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a tag whose language and country are of ISO 639 and ISO 3166
     */
    public static Optional<String> fault(String text) {
        if (isKnown(text)) {
            return Optional.empty();
        }
        String dashed = text.replace('_', '-');
        if (isKnown(dashed)) {
            return meant(dashed);
        }
        for (String language : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(language);
            boolean named = text.equalsIgnoreCase(locale.getDisplayLanguage(Locale.ENGLISH))
                    || text.equalsIgnoreCase(locale.getDisplayLanguage(locale));
            if (named) {
                return meant(language);
            }
        }
        if (dashed.indexOf('-') >= 0) {
            return Optional.of(FORM);
        }
        return NearestName.of(dashed, Arrays.asList(Locale.getISOLanguages()))
                .flatMap(LocaleText::meant)
                .or(() -> Optional.of(FORM));
    }

    private static Optional<String> meant(String tag) {
        return Optional.of(DidYouMean.question(tag));
    }

    private static boolean isKnown(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            boolean language = locale.getLanguage().isEmpty()
                    ? "und".equalsIgnoreCase(tag)
                    : Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage());
            boolean country = locale.getCountry().isEmpty()
                    || Arrays.asList(Locale.getISOCountries()).contains(locale.getCountry());
            return language && country;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
