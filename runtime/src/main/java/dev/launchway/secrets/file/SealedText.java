package dev.launchway.secrets.file;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/** The textual form of an encrypted value: {@code { changed = 2026-11-28, value = "…", mac = "…" }}. */
final class SealedText {

    private static final String CHANGED = "changed";
    private static final String VALUE = "value";
    private static final String MAC = "mac";
    private static final Set<String> KEYS = Set.of(CHANGED, VALUE, MAC);

    private SealedText() {}

    static boolean isLeaf(TomlTable table) {
        return table.keySet().equals(KEYS) && table.get(VALUE) instanceof String;
    }

    static String of(SealedValue value) {
        return "{ " + CHANGED + " = " + value.changed() + ", " + VALUE + " = \""
                + Base64.getEncoder().encodeToString(value.encrypted()) + "\", " + MAC + " = \"" + value.proof()
                + "\" }";
    }

    /** Empty when parts of it are not what they should be. */
    static Optional<SealedValue> parse(TomlTable table) {
        if (table.get(CHANGED) instanceof LocalDate changed
                && table.get(VALUE) instanceof String value
                && table.get(MAC) instanceof String mac) {
            try {
                return Optional.of(new SealedValue(changed, Base64.getDecoder().decode(value), mac));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
