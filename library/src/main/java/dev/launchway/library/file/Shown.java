package dev.launchway.library.file;

import dev.launchway.api.Probe;
import dev.launchway.api.Probe.DiffKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How the changes of a file may be shown.
 *
 * @param charset the encoding of its text
 * @param binary whether it is never text
 * @param sensitive whether its content must not be seen
 */
record Shown(Charset charset, boolean binary, boolean sensitive) {

    static final Shown UTF_8 = new Shown(StandardCharsets.UTF_8, false, false);

    void diff(Probe probe, Path path, byte[] before, byte[] after) {
        if (sensitive) {
            probe.diff(path, before, after, DiffKind.SENSITIVE);
            return;
        }
        String old = before == null || binary ? null : Encodings.decode(before, charset);
        String text = after == null || binary ? null : Encodings.decode(after, charset);
        boolean readable = !binary && (before == null || old != null) && (after == null || text != null);
        if (!readable) {
            probe.diff(path, before, after, DiffKind.BINARY);
        } else if (charset.equals(StandardCharsets.UTF_8)) {
            probe.diff(path, before, after, DiffKind.TEXT);
        } else {
            probe.diff(path, utf8(old), utf8(text), DiffKind.TEXT);
        }
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
