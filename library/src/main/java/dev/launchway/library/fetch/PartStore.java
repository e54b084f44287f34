package dev.launchway.library.fetch;

import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.io.InputStream;

/** Where what has come so far is kept, until it is whole and has taken its place. */
interface PartStore {

    /** How much has come, in bytes. */
    long size() throws IOException;

    /** What it belongs to; {@code null} where there is nothing. */
    PartNote note() throws IOException;

    /** Begins with nothing, for what a note says. */
    void begin(PartNote note) throws IOException;

    /** Adds what a content writes; what it has written stays. */
    void append(StreamedContent content) throws IOException;

    /** What has come. */
    InputStream open() throws IOException;

    /** Forgets it. */
    void discard() throws IOException;

    /** Tells people how it goes. */
    void log(String message);
}
