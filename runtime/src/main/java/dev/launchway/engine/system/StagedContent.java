package dev.launchway.engine.system;

import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A content that takes its time to come: it is whole and right in a file of its own before anything is done about the file that it is
 * for, and no other program has to wait meanwhile.
 */
public interface StagedContent extends StreamedContent {

    /**
     * Waits until it is there.
     *
     * @return a file that nobody else may read or change; it may be moved away, and is the maker's business otherwise
     * @throws IOException when it cannot be had; the message says why, for people
     */
    Path stage() throws IOException;

    /**
     * Told when a file has this content.
     *
     * @param path where it is
     */
    void placed(Path path);
}
