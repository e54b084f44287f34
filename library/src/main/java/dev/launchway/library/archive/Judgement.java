package dev.launchway.library.archive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Takes the members of an archive one after the other, and refuses the archive when one of them could do harm. */
final class Judgement {

    private final Selection selection;
    private final Map<String, Item> items = new LinkedHashMap<>();
    /** The files that hard links can be other names of, by their paths in the archive. */
    private final Map<String, Item> files = new HashMap<>();

    Judgement(Selection selection) {
        this.selection = selection;
    }

    /** Whether a member is unpacked. */
    boolean takes(Member member) {
        return selection.place(MemberName.segments(member.name())) != null;
    }

    /** Adds a member; {@code checksum} is that of its content. */
    void add(int index, Member member, String checksum) {
        List<String> segments = MemberName.segments(member.name());
        String path = selection.place(segments);
        if (path == null) {
            return;
        }
        Item item = item(index, member, path, checksum);
        Item before = items.get(path);
        if (before != null && !(before.isDirectory() && item.isDirectory())) {
            throw new RefusedArchiveException("it has '" + path + "' twice, and nobody can tell which one is meant");
        }
        items.put(path, item);
        if (item.isFile()) {
            files.put(String.join("/", segments), item);
        }
    }

    private Item item(int index, Member member, String path, String checksum) {
        switch (member.kind()) {
            case DIRECTORY -> {
                return new Item(index, path, member.kind(), selection.mode(member.mode(), true), 0, "", "");
            }
            case SYMLINK -> {
                return new Item(index, path, member.kind(), null, 0, "", member.link());
            }
            case HARD_LINK -> {
                Item original = files.get(String.join("/", MemberName.segments(member.link())));
                if (original == null) {
                    throw new RefusedArchiveException("its member '" + member.name() + "' is a hard link to '"
                            + member.link() + "', which is no file that is unpacked before it: leave it out by"
                            + " .exclude(\"" + path + "\"), or take both");
                }
                String first = original.kind() == Member.Kind.HARD_LINK ? original.link() : original.path();
                return new Item(
                        index, path, member.kind(), original.mode(), original.size(), original.checksum(), first);
            }
            case OTHER ->
                throw new RefusedArchiveException("its member '" + member.name()
                        + "' is a device, a named pipe or the like, which is never unpacked: leave it out by .exclude(\""
                        + path + "\")");
            default -> {
                return new Item(
                        index, path, member.kind(), selection.mode(member.mode(), false), member.size(), checksum, "");
            }
        }
    }

    /** All that is unpacked, in the order in which it is: directories, files, symlinks, so that nothing goes through one. */
    List<Item> items() {
        if (items.isEmpty()) {
            throw new RefusedArchiveException(
                    "nothing of it is left to unpack: look at .strip(…), .include(…) and .exclude(…)");
        }
        TreeMap<String, Item> directories = new TreeMap<>();
        for (Item item : items.values()) {
            addDirectoriesOf(item, directories);
        }
        LinkTargets targets = new LinkTargets(items);
        items.values().stream().filter(Item::isSymlink).forEach(targets::check);
        List<Item> all = new ArrayList<>(directories.values());
        items.values().stream()
                .filter(item -> !item.isDirectory())
                .sorted(Comparator.comparing(Item::isSymlink))
                .forEach(all::add);
        return all;
    }

    private void addDirectoriesOf(Item item, Map<String, Item> directories) {
        if (item.isDirectory()) {
            directories.put(item.path(), item);
        }
        String path = item.path();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            Item there = items.get(above);
            if (there != null && !there.isDirectory()) {
                throw new RefusedArchiveException("its member '" + path + "' goes through '" + above + "', which is "
                        + (there.isSymlink() ? "a symlink" : "a file") + " in the same archive");
            }
            directories.putIfAbsent(
                    above,
                    there != null
                            ? there
                            : new Item(-1, above, Member.Kind.DIRECTORY, selection.mode(-1, true), 0, "", ""));
        }
    }

    /** Two paths that are one where capitals do not count, joined by "and"; {@code null} where there are none. */
    static String collision(List<Item> items) {
        Map<String, String> seen = new HashMap<>();
        for (Item item : items) {
            String folded =
                    Normalizer.normalize(item.path(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            String other = seen.putIfAbsent(folded, item.path());
            if (other != null) {
                return "'" + other + "' and '" + item.path() + "'";
            }
        }
        return null;
    }
}
