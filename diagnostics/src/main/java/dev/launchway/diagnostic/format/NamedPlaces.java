package dev.launchway.diagnostic.format;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places that a derivation names: {@code required by Nginx.backends on web01 (environments/staging.toml:9)}. */
final class NamedPlaces {

    private static final Pattern PLACE =
            Pattern.compile("(?<![\\w/.:-])((?:[\\w.-]+/)+[\\w.-]+\\.\\w+:\\d{1,9}(?::\\d{1,9})?)");

    private NamedPlaces() {}

    /** The places, each with the first line that names it, in the order of the lines. */
    static Map<Place, String> in(Finding finding) {
        Map<Place, String> places = new LinkedHashMap<>();
        for (String line : finding.details()) {
            Matcher matcher = PLACE.matcher(line);
            while (matcher.find()) {
                places.putIfAbsent(Place.parse(matcher.group(1)), line);
            }
        }
        return places;
    }
}
