package dev.launchway.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads shell scripts that lie beside classes. */
public final class ShellScript {

    private ShellScript() {}

    /**
     * Reads one.
     *
     * @param user the class that runs it
     * @param name its name in the package of that class
     * @return its text
     */
    public static String read(Class<?> user, String name) {
        try (InputStream in = user.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "this program is not whole: " + user.getPackageName() + " lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
