package dev.launchway.library.fetch;

import dev.launchway.api.CommandCall;
import dev.launchway.api.FileMode;
import dev.launchway.api.Target;
import java.nio.file.Path;

/** Checks on the target, in a directory of the work directory. */
record TargetMachine(Target target, Path directory) implements Machine {

    private static final FileMode OWNER_ONLY = FileMode.of(0600);

    @Override
    public byte[] read(Path file) {
        return target.readBytes(file);
    }

    @Override
    public Path put(String name, byte[] content) {
        Path file = directory.resolve(name);
        target.createDirectory(directory);
        target.write(file, content, OWNER_ONLY);
        return file;
    }

    @Override
    public void clear() {
        target.delete(directory);
    }

    @Override
    public CommandCall command(String... argv) {
        return target.command(argv);
    }

    @Override
    public void log(String message) {
        target.log("%s", message);
    }

    @Override
    public String name() {
        return "this host";
    }
}
