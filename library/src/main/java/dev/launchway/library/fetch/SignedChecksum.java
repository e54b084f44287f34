package dev.launchway.library.fetch;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** A checksum that stands in a list at a server, which somebody has signed. */
record SignedChecksum(SignedList list, Source source) implements Expected {

    @Override
    public ContentChecksum checksum(SSLContext trust, Machine machine) throws IOException {
        return list.checksum(source, trust, machine);
    }

    @Override
    public String origin() {
        return ", says " + Address.shown(list.list());
    }

    @Override
    public String toString() {
        return "signed " + list.digest(source);
    }
}
