package dev.launchway.engine.facts;

import dev.launchway.api.FileStatus.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What stands at paths, by tests of the shell where its kind alone counts, else by {@code stat} of coreutils or of busybox: one
 * command for all paths of which the same was asked.
 */
final class EntryFacts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn '+0000'", Locale.ROOT);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** What {@code stat} puts into plain quotes, whichever one it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._,:=@%+-]+");

    /** A number in the place of a name, and what stands there for {@code stat}. */
    private static final Pattern NO_NAME = Pattern.compile("[0-9]+|UNKNOWN");

    private final Map<Path, Fact.Entry> entries = new LinkedHashMap<>();
    private final Map<Path, String> links = new LinkedHashMap<>();

    void add(Fact.Entry entry) throws NotProvableException {
        Fact.Entry before = entries.get(entry.path());
        entries.put(entry.path(), before == null ? entry : merged(before, entry));
    }

    void add(Fact.Link link) throws NotProvableException {
        same(link.path(), Optional.ofNullable(links.put(link.path(), link.text())), Optional.of(link.text()));
    }

    /** Whether it is known to be a regular file, and no link to one. */
    boolean isFile(Path path) {
        Fact.Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FILE;
    }

    private static Fact.Entry merged(Fact.Entry one, Fact.Entry other) throws NotProvableException {
        Path path = one.path();
        same(path, Optional.of(one.kind()), Optional.of(other.kind()));
        same(path, boxed(one.size()), boxed(other.size()));
        return new Fact.Entry(
                path,
                one.kind(),
                same(path, one.mode(), other.mode()),
                same(path, one.owner(), other.owner()),
                same(path, one.group(), other.group()),
                one.size().isPresent() ? one.size() : other.size(),
                same(path, one.modified(), other.modified()));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static <T> Optional<T> same(Path path, Optional<T> one, Optional<T> other) throws NotProvableException {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw new NotProvableException(path + " changed while it was looked at");
        }
        return one.isPresent() ? one : other;
    }

    /** Tests first, which cost no process. */
    void write(FactsScript script) throws NotProvableException {
        Map<String, List<String>> tested = new LinkedHashMap<>();
        Map<String, List<Row>> shown = new LinkedHashMap<>();
        List<List<String>> odd = new ArrayList<>();
        for (Fact.Entry entry : entries.values()) {
            String path = PlainText.of(entry.path());
            Map<String, String> fields = fields(entry);
            if (fields.isEmpty() || !fields.containsKey("%f")) {
                tested.computeIfAbsent(word(entry.kind()), kind -> new ArrayList<>())
                        .add(path);
            }
            addRow(shown, path, fields);
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            String path = PlainText.of(link.getKey());
            String text = PlainText.of(link.getValue());
            if (PLAIN.matcher(path).matches() && PLAIN.matcher(text).matches()) {
                addRow(shown, path, Map.of("%N", "'" + path + "' -> '" + text + "'"));
            } else {
                odd.add(List.of("link", text, path));
            }
        }
        List<String> absent = tested.remove(word(Kind.MISSING));
        for (Map.Entry<String, List<String>> kind : tested.entrySet()) {
            script.addAll(kind.getKey(), kind.getValue());
        }
        for (Map.Entry<String, List<Row>> format : shown.entrySet()) {
            write(script, format.getKey(), format.getValue());
        }
        script.addAll(word(Kind.MISSING), absent == null ? List.of() : absent);
        for (List<String> words : odd) {
            script.add(words);
        }
    }

    private static void addRow(Map<String, List<Row>> shown, String path, Map<String, String> fields) {
        if (!fields.isEmpty()) {
            shown.computeIfAbsent(String.join(" ", fields.keySet()), format -> new ArrayList<>())
                    .add(new Row(path, String.join(" ", fields.values())));
        }
    }

    private static void write(FactsScript script, String format, List<Row> rows) throws NotProvableException {
        int from = 0;
        for (List<String> paths : FactsScript.parts(rows.stream().map(Row::path).toList())) {
            List<String> told = rows.subList(from, from + paths.size()).stream()
                    .map(Row::told)
                    .toList();
            List<String> words = new ArrayList<>(List.of("status", format, String.join("\n", told)));
            words.addAll(paths);
            script.add(words);
            from += paths.size();
        }
    }

    /** By the format of {@code stat}. */
    private static Map<String, String> fields(Fact.Entry entry) throws NotProvableException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (entry.kind() == Kind.MISSING) {
            return fields;
        }
        if (entry.mode().isPresent()) {
            fields.put(
                    "%f", Integer.toHexString(bits(entry) | entry.mode().get().bits()));
        }
        if (entry.owner().isPresent()) {
            fields.put("%U", named(entry.owner().get()));
        }
        if (entry.group().isPresent()) {
            fields.put("%G", named(entry.group().get()));
        }
        if (entry.size().isPresent() && entry.kind() == Kind.FILE) {
            fields.put("%s", Long.toString(entry.size().getAsLong()));
        }
        if (entry.modified().isPresent()) {
            Instant modified = entry.modified().get();
            if (modified.isBefore(FIRST) || modified.isAfter(LAST)) {
                throw new NotProvableException("the time of " + entry.path() + " is out of the range of clocks");
            }
            fields.put("%y", TIME.format(modified.atOffset(ZoneOffset.UTC)));
        }
        return fields;
    }

    private static String named(String account) throws NotProvableException {
        if (NO_NAME.matcher(account).matches()) {
            throw new NotProvableException("the owner of a file has no name");
        }
        return PlainText.of(account);
    }

    /** As in {@code st_mode}, see inode(7). */
    private static int bits(Fact.Entry entry) throws NotProvableException {
        return switch (entry.kind()) {
            case FILE -> 0100000;
            case DIRECTORY -> 0040000;
            case SYMLINK -> 0120000;
            default -> throw new NotProvableException("the mode of a device, a socket or a pipe was asked for");
        };
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case FILE -> "file";
            case DIRECTORY -> "directory";
            case SYMLINK -> "symlink";
            case OTHER -> "other";
            case MISSING -> "absent";
        };
    }

    private record Row(String path, String told) {}
}
