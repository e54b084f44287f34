package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * What was written and is not yet known to be on the disk. Files stay open until then, for reading alone: each is brought there
 * whatever stands at its path meanwhile, and can be executed. Several threads do it, since the disk takes many requests at once.
 */
final class PendingSync {

    private static final int OPEN_FILES = 128;
    private static final int THREADS = 8;
    private static final int FEW = 4;

    private final Map<Path, FileChannel> files = new LinkedHashMap<>();
    private final Set<Path> directories = new LinkedHashSet<>();
    /** Directories whose names may lead elsewhere. */
    private final Map<Path, FileChannel> openDirectories = new LinkedHashMap<>();

    private boolean everything;

    /** Takes over a file that was written, open for reading. */
    void file(Path path, FileChannel channel) throws IOException {
        FileChannel replaced = files.put(path, channel);
        if (replaced != null) {
            replaced.close();
        }
        if (files.size() + openDirectories.size() >= OPEN_FILES) {
            forceFiles();
            forceOpenDirectories();
        }
    }

    /** Notes that mode, owner or times of what stands at a path changed; {@code fixed} leads there for sure. */
    void attributes(ParentDirectory parent, Path path, Path fixed, Kind kind) throws IOException {
        if (files.containsKey(path)) {
            return;
        }
        if (kind == Kind.DIRECTORY || kind == Kind.FILE) {
            try {
                file(path, FileChannel.open(fixed, StandardOpenOption.READ));
            } catch (IOException e) {
                everything = true;
            }
        } else {
            entry(parent);
        }
    }

    /** Notes that an entry of a directory appeared or went. */
    void entry(ParentDirectory parent) throws IOException {
        if (parent.isNamed()) {
            directories.add(parent.place());
        } else if (!openDirectories.containsKey(parent.shown())) {
            openDirectories.put(parent.shown(), FileChannel.open(parent.place(), StandardOpenOption.READ));
        }
    }

    /** Notes that what was written there is gone. */
    void gone(Path path) throws IOException {
        Iterator<Map.Entry<Path, FileChannel>> entries = files.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Path, FileChannel> entry = entries.next();
            if (entry.getKey().startsWith(path)) {
                entry.getValue().close();
                entries.remove();
            }
        }
    }

    /** Brings files, then directories, to the disk. */
    void sync() throws IOException {
        forceFiles();
        for (Path directory : directories) {
            forceDirectory(directory);
        }
        directories.clear();
        forceOpenDirectories();
        if (everything) {
            everything = false;
            syncEverything();
        }
    }

    private void forceFiles() throws IOException {
        List<FileChannel> channels = new ArrayList<>(files.values());
        List<Path> paths = new ArrayList<>(files.keySet());
        files.clear();
        Queue<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < channels.size(); i++) {
            queue.add(i);
        }
        Work work = new Work(queue, channels);
        if (channels.size() > FEW) {
            work.runInThreads();
        } else {
            work.run();
        }
        if (work.failure != null) {
            throw FileTrouble.changing("write", paths.get(work.failed), work.failure);
        }
    }

    private void forceOpenDirectories() throws IOException {
        Iterator<FileChannel> channels = openDirectories.values().iterator();
        while (channels.hasNext()) {
            try (FileChannel channel = channels.next()) {
                channels.remove();
                channel.force(true);
            }
        }
    }

    private void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            everything = true;
        }
    }

    /** For what cannot be opened, as a directory that this user may write but not read. */
    private static void syncEverything() throws IOException {
        try {
            if (ForkLock.start(new ProcessBuilder("sync").inheritIO()).waitFor() != 0) {
                throw new FileProblemException(
                        "the command sync failed: what was written may not survive a power failure");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Brings open files to the disk and closes them, in as many threads as call it. */
    private static final class Work implements Runnable {

        private final Queue<Integer> queue;
        private final List<FileChannel> channels;
        private IOException failure;
        private int failed;

        Work(Queue<Integer> queue, List<FileChannel> channels) {
            this.queue = queue;
            this.channels = channels;
        }

        void runInThreads() throws IOException {
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                threads[i] = new Thread(this, "sync-" + i);
                threads[i].setDaemon(true);
                threads[i].start();
            }
            boolean interrupted = false;
            for (Thread thread : threads) {
                while (thread.isAlive()) {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            for (Integer next = take(); next != null; next = take()) {
                try (FileChannel channel = channels.get(next)) {
                    channel.force(true);
                } catch (IOException e) {
                    fail(next, e);
                }
            }
        }

        private synchronized Integer take() {
            return queue.poll();
        }

        private synchronized void fail(int index, IOException e) {
            if (failure == null) {
                failure = e;
                failed = index;
            }
        }
    }
}
