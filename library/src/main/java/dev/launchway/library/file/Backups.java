package dev.launchway.library.file;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Former contents of a file, beside it: {@code NAME.~1~}, {@code NAME.~2~} and so on, as {@code cp --backup=numbered} names them;
 * the highest number is the newest. Only who deployed can read them.
 */
final class Backups {

    private static final int KEPT = 5;
    private static final int OWN_BITS = 0700;

    private final Path path;
    private final TreeMap<Integer, Path> files = new TreeMap<>();

    private Backups(Target target, Path path) {
        this.path = path;
        Pattern name = Pattern.compile(Pattern.quote(path.getFileName().toString()) + "\\.~([1-9][0-9]{0,8})~");
        for (Path file : target.list(path.getParent())) {
            Matcher numbered = name.matcher(file.getFileName().toString());
            if (numbered.matches() && target.status(file).isFile()) {
                files.put(Integer.valueOf(numbered.group(1)), file);
            }
        }
    }

    /** Keeps what is at a path, where that is a file. */
    static void keep(Target target, Path path) {
        FileStatus now = target.status(path);
        if (now.isFile()) {
            new Backups(target, path).add(target, now);
        }
    }

    private void add(Target target, FileStatus now) {
        byte[] content = target.readBytes(path);
        Map.Entry<Integer, Path> newest = files.lastEntry();
        if (newest != null && Arrays.equals(target.readBytes(newest.getValue()), content)) {
            return; // an interrupted run has kept it
        }
        int number = newest == null ? 1 : newest.getKey() + 1;
        Path file = path.resolveSibling(path.getFileName() + ".~" + number + "~");
        target.write(file, content, FileMode.of(now.mode().bits() & OWN_BITS));
        files.put(number, file);
        while (files.size() > KEPT) {
            target.delete(files.pollFirstEntry().getValue());
        }
    }
}
