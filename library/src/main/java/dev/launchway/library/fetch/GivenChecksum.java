package dev.launchway.library.fetch;

import javax.net.ssl.SSLContext;

/** A checksum that the author of the component has given. */
record GivenChecksum(ContentChecksum checksum) implements Expected {

    @Override
    public ContentChecksum checksum(SSLContext trust, Machine machine) {
        return checksum;
    }

    @Override
    public String origin() {
        return "";
    }

    @Override
    public String toString() {
        return checksum.toString();
    }
}
