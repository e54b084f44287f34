package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import java.nio.file.Path;
import java.util.List;

/** What a {@link File} is instead of a file: a directory or a symlink. */
final class Instead {

    private boolean directory;
    private String linkTo;
    private Path linkPath;

    void directory() {
        directory = true;
    }

    void symlink(String to) {
        linkTo = to;
    }

    void symlink(Path to) {
        linkPath = to;
    }

    boolean isDirectory() {
        return directory;
    }

    private boolean isLink() {
        return linkTo != null || linkPath != null;
    }

    /** Makes it; {@code false} where it is a file. */
    boolean configure(File whole, FileContent content, Configuration here) {
        if (!directory && !isLink()) {
            return false;
        }
        String label = whole.label();
        String unfit = whole.replacing().unfit();
        if (unfit != null) {
            throw new IllegalArgumentException(
                    label + " is a " + (directory ? "directory" : "symlink") + ", which " + unfit);
        }
        if (directory && isLink()) {
            throw new IllegalArgumentException(label + " has directory and symlink: keep one of them");
        }
        if (directory) {
            makeDirectory(whole, content, here);
        } else {
            makeSymlink(whole, content, here);
        }
        return true;
    }

    private static void makeDirectory(File whole, FileContent content, Configuration here) {
        List<String> settings = content.settings();
        if (!settings.isEmpty() && !settings.equals(List.of("source"))) {
            throw new IllegalArgumentException(
                    whole.label() + " is a directory and has " + String.join(" and ", settings)
                            + ": a directory can only have a source; drop the others, or .directory()");
        }
        Directory.addParts(whole, here, content.source(), List.of());
    }

    private void makeSymlink(File whole, FileContent content, Configuration here) {
        List<String> settings = content.settings();
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException(whole.label() + " is a symlink and has " + String.join(" and ", settings)
                    + ": a symlink has no content; drop one or the other");
        }
        if (whole.givenMode() != null) {
            throw new IllegalArgumentException(
                    whole.label() + " is a symlink, which has no mode of its own: drop .mode(…)");
        }
        Path to = linkTo == null ? linkPath : Symlink.mapped(here, linkTo);
        whole.manage(here);
        here.add(Symlink.part(whole.path(), to, whole.isLeading(), whole.actor()));
        whole.addAttributes(here);
    }
}
