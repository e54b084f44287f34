package dev.launchway.engine.facts;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.system.SystemView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands at paths, by tests of the shell where its kind alone counts, else by {@code stat} of coreutils or of busybox: one
 * command for all paths of which the same was asked.
 */
final class EntryFacts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn '+0000'", Locale.ROOT);
    private static final String MODE = "%f";
    private static final String OWNER = "%U";
    private static final String GROUP = "%G";
    private static final String SIZE = "%s";
    private static final String MODIFIED = "%y";
    private static final String LINK = "%N";
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** What {@code stat} puts into plain quotes, whichever one it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._,:=@%+-]+");

    /** A number in the place of a name, and what stands there for {@code stat}. */
    private static final Pattern NO_NAME = Pattern.compile("[0-9]+|UNKNOWN");

    private final Map<Path, Fact.Entry> entries = new LinkedHashMap<>();
    private final Map<Path, String> links = new LinkedHashMap<>();

    void add(Fact.Entry entry) throws NotProvableException {
        same(entry.path(), entries.put(entry.path(), entry), entry);
    }

    void add(Fact.Link link) throws NotProvableException {
        same(link.path(), links.put(link.path(), link.text()), link.text());
    }

    /** Whether it is known to be a regular file, and no link to one. */
    boolean isFile(Path path) {
        Fact.Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FILE;
    }

    private static <T> void same(Path path, T before, T now) throws NotProvableException {
        if (before != null && !before.equals(now)) {
            throw new NotProvableException(path + " changed while it was looked at");
        }
    }

    /** Tests first, which cost no process. */
    void write(FactsScript script) throws NotProvableException {
        Map<String, List<String>> tested = new LinkedHashMap<>();
        Map<String, List<Row>> shown = new LinkedHashMap<>();
        List<List<String>> odd = new ArrayList<>();
        for (Fact.Entry entry : entries.values()) {
            String path = PlainText.of(entry.path());
            Map<String, String> fields = fields(entry);
            if (!fields.containsKey(MODE)) {
                tested.computeIfAbsent(word(entry.kind()), kind -> new ArrayList<>())
                        .add(path);
            }
            addRow(shown, path, fields);
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            String path = PlainText.of(link.getKey());
            String text = PlainText.of(link.getValue());
            if (PLAIN.matcher(path).matches() && PLAIN.matcher(text).matches()) {
                addRow(shown, path, Map.of(LINK, link(path, text)));
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
            fields.put(MODE, mode(entry.kind(), entry.mode().get()));
        }
        if (entry.owner().isPresent()) {
            fields.put(OWNER, named(entry.owner().get()));
        }
        if (entry.group().isPresent()) {
            fields.put(GROUP, named(entry.group().get()));
        }
        if (entry.size().isPresent() && entry.kind() == Kind.FILE) {
            fields.put(SIZE, Long.toString(entry.size().getAsLong()));
        }
        if (entry.modified().isPresent()) {
            fields.put(MODIFIED, time(entry.modified().get()));
        }
        return fields;
    }

    /** What {@code stat} would write now. */
    static String shown(String format, Path path, SystemView system) throws IOException, NotProvableException {
        FileStatus status = system.status(path);
        if (!status.exists()) {
            throw new NotProvableException(path + " is missing");
        }
        List<String> fields = new ArrayList<>();
        for (String field : format.split(" ", -1)) {
            fields.add(
                    switch (field) {
                        case MODE -> mode(status.kind(), status.mode());
                        case OWNER -> named(status.owner());
                        case GROUP -> named(status.group());
                        case SIZE -> Long.toString(status.size());
                        case MODIFIED -> time(status.modified());
                        case LINK -> link(path.toString(), system.readLink(path).toString());
                        default -> throw new NotProvableException(format + " is no format");
                    });
        }
        return String.join(" ", fields);
    }

    private static String link(String path, String text) {
        return "'" + path + "' -> '" + text + "'";
    }

    private static String time(Instant moment) throws NotProvableException {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new NotProvableException("the time of a file is out of the range of clocks");
        }
        return TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static String named(String account) throws NotProvableException {
        if (NO_NAME.matcher(account).matches()) {
            throw new NotProvableException("the owner of a file has no name");
        }
        return PlainText.of(account);
    }

    /** As in {@code st_mode}, see inode(7). */
    private static String mode(Kind kind, FileMode mode) throws NotProvableException {
        int bits =
                switch (kind) {
                    case FILE -> 0100000;
                    case DIRECTORY -> 0040000;
                    case SYMLINK -> 0120000;
                    default -> throw new NotProvableException("the mode of a device, a socket or a pipe was asked for");
                };
        return Integer.toHexString(bits | mode.bits());
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
