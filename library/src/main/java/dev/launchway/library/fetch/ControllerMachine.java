package dev.launchway.library.fetch;

import dev.launchway.api.CommandCall;
import dev.launchway.api.ControllerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks on the controller, in the directory that belongs to the content. */
record ControllerMachine(ControllerContext controller) implements Machine {

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public Path put(String name, byte[] content) throws IOException {
        return Files.write(file(name), content);
    }

    private Path file(String name) {
        return controller.cacheDirectory().resolve(name);
    }

    @Override
    public void clear() throws IOException {
        for (String name : List.of(SignedList.LIST, SignedList.SIGNATURE, SignedList.KEY)) {
            Files.deleteIfExists(file(name));
        }
    }

    @Override
    public CommandCall command(String... argv) {
        return controller.command(argv);
    }

    @Override
    public void log(String message) {
        controller.log("%s", message);
    }

    @Override
    public String name() {
        return "the controller";
    }
}
