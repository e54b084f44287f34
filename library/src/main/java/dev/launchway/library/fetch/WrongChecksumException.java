package dev.launchway.library.fetch;

/** What came is not what was to come. */
final class WrongChecksumException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongChecksumException(ContentChecksum expected, ContentChecksum actual, long size) {
        super("its checksum is " + actual + ", expected is " + expected + " (" + size + " bytes)");
    }
}
