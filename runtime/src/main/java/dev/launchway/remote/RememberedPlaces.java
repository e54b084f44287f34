package dev.launchway.remote;

import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where target directories and homes of hosts turned out to be elsewhere than one would think: a file among the user's caches. What it
 * says is a guess like any other, and what is lost of it is found out again.
 */
final class RememberedPlaces {

    private static final int MOST = 10_000;
    private static final int NAME = 32;

    private final Path file;
    private Map<String, Place> known;

    /**
     * Nothing is read yet.
     *
     * @param caches the directory of Launchway among the user's caches
     */
    RememberedPlaces(Path caches) {
        this.file = caches.resolve("places");
    }

    /** The place on a host; {@code null} where nothing is remembered. */
    Place of(HostAccess access) {
        if (known == null) {
            known = read();
        }
        return known.get(name(access));
    }

    /** Remembers places, if that is possible. */
    void remember(Map<HostAccess, Place> places) {
        Map<String, Place> all = read();
        if (all.size() + places.size() > MOST) {
            all.clear();
        }
        places.forEach((access, place) -> all.put(name(access), place));
        StringBuilder text = new StringBuilder();
        all.forEach((name, place) -> text.append(name)
                .append('\t')
                .append(place.base())
                .append('\t')
                .append(place.home())
                .append('\n'));
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path temporary = Files.createTempFile(file.getParent(), "places", "");
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException e) {
            return; // the next run has to find out again
        }
    }

    private Map<String, Place> read() {
        Map<String, Place> places = new LinkedHashMap<>();
        try {
            for (String line : Files.readString(file).split("\n", -1)) {
                String[] words = line.split("\t", -1);
                if (words.length == 3 && words[1].startsWith("/") && words[2].startsWith("/")) {
                    places.put(words[0], new Place(Path.of(words[1]), Path.of(words[2])));
                }
            }
            return places;
        } catch (IOException | InvalidPathException e) {
            return new LinkedHashMap<>(); // none, or a damaged one
        }
    }

    /** By all that the environment says of where and as whom an agent runs. */
    private static String name(HostAccess access) {
        String text = String.join(
                "\n",
                access.environment()
                        .setting(access.host(), "address")
                        .orElse(access.host().fqdn()),
                access.environment().setting(access.host(), "ssh-port").orElse(""),
                access.isLocal() ? "local" : "",
                access.user().orElse(""),
                access.directory());
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, NAME);
    }
}
