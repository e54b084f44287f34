package com.example.guestbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The identities of {@code src/test/identities}: for tests only, since everybody has them. */
final class TestIdentity {

    private TestIdentity() {}

    /** A copy for the user of this process alone, as identities have to be. */
    static Path of(String environment, Path directory) {
        try {
            Path copy = directory.resolve(environment + ".identity");
            Files.writeString(copy, Files.readString(Variant.PROJECT.resolve("src/test/identities/" + environment)));
            return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
