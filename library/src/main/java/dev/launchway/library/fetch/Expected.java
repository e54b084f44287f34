package dev.launchway.library.fetch;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** By what the right content is known. */
sealed interface Expected {

    /**
     * The checksum.
     *
     * @param trust {@code null} for what Java trusts
     */
    ContentChecksum checksum(SSLContext trust, Bench bench) throws IOException;

    /** Where it comes from, for people; nothing where its author has given it. */
    String origin();

    /** A checksum that its author has given. */
    record Given(ContentChecksum checksum) implements Expected {

        @Override
        public ContentChecksum checksum(SSLContext trust, Bench bench) {
            return checksum;
        }

        @Override
        public String origin() {
            return "";
        }

        /** Tells it from others, in a note and in what is settled. */
        @Override
        public String toString() {
            return checksum.toString();
        }
    }

    /** A checksum that stands in a list of the server, which somebody has signed. */
    record Signed(SignedList list, Source source) implements Expected {

        @Override
        public ContentChecksum checksum(SSLContext trust, Bench bench) throws IOException {
            return list.checksum(source, trust, bench);
        }

        @Override
        public String origin() {
            return ", says " + Address.shown(list.list());
        }

        /** Tells it from others, in a note and in what is settled. */
        @Override
        public String toString() {
            return "signed " + list.digest(source);
        }
    }
}
