package dev.launchway.processor.report;

import dev.launchway.diagnostic.Place;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the lines of elements, where a compiler tells them. */
interface Lines {

    /** A compiler that does not tell. */
    Lines UNKNOWN = anchor -> Optional.empty();

    /**
     * Where an anchor stands.
     *
     * @param anchor an element of a source
     * @return empty where it is not known
     */
    Optional<Line> of(Anchor anchor);

    /**
     * A line of a source file.
     *
     * @param file the file; {@code null} for one that is in no directory
     * @param place the place, by the file's name from its source directory on
     */
    record Line(Path file, Place place) {}
}
