package dev.launchway.agent;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where deployments have put contents on this host, the last ones first. What is there now may be something else: who takes it has to
 * compare the checksum.
 */
final class ContentPlaces {

    private static final int MOST = 100;
    private static final int WORDS = 2;

    private final Path file;
    private Deque<Place> places;

    private record Place(String checksum, String path) {}

    ContentPlaces(Path file) {
        this.file = file;
    }

    /** The places of a content. */
    List<Path> of(String checksum) {
        List<Path> paths = new ArrayList<>();
        for (Place place : places()) {
            if (place.checksum.equals(checksum)) {
                paths.add(Path.of(place.path));
            }
        }
        return paths;
    }

    void add(String checksum, Path path) throws IOException {
        Place place = new Place(checksum, path.toString());
        places().removeIf(known -> known.path.equals(place.path));
        places().addFirst(place);
        while (places().size() > MOST) {
            places().removeLast();
        }
        write();
    }

    /** Where the list cannot be read, nothing is known. */
    private Deque<Place> places() {
        if (places == null) {
            places = new ArrayDeque<>();
            try {
                for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                    String[] words = line.split(" ", -1);
                    if (words.length == WORDS) {
                        places.add(new Place(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8)));
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                places.clear();
            }
        }
        return places;
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Place place : places) {
            lines.add(place.checksum + " " + URLEncoder.encode(place.path, StandardCharsets.UTF_8));
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, lines, StandardOpenOption.WRITE);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
