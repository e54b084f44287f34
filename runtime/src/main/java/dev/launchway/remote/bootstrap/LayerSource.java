package dev.launchway.remote.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The layers of this program. Their hashes are found out in a thread of its own, while hosts are connected to; what is in them is
 * read when a host lacks one.
 */
final class LayerSource {

    private final List<Path> classPath;
    private final LayerIndex index;
    private final FutureTask<Program> program = new FutureTask<>(this::find);
    private final Map<List<Set<String>>, List<LayerId>> byNeeds = new HashMap<>();
    private final Map<String, FileLayers.Part> parts = new HashMap<>();
    private Layers contents;

    /**
     * Begins to find out.
     *
     * @param classPath what this program is made of
     * @param index remembers hashes from run to run
     */
    LayerSource(List<Path> classPath, LayerIndex index) {
        this.classPath = List.copyOf(classPath);
        this.index = index;
        Thread finder = new Thread(program, "layers");
        finder.setDaemon(true);
        finder.start();
    }

    /**
     * What there is.
     *
     * @throws IOException when this program cannot be read
     */
    Program program() throws IOException {
        try {
            return program.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cannotRead) {
                throw new IOException("this program cannot read itself: " + cannotRead.getMessage(), cannotRead);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * The names of the layers that a host gets, the framework first.
     *
     * @throws IOException when this program cannot be read
     */
    List<LayerId> of(HostNeeds needs) throws IOException {
        Program known = program();
        List<Set<String>> key = List.of(needs.files(), needs.listed(), needs.components());
        synchronized (parts) {
            List<LayerId> layers = byNeeds.get(key);
            if (layers == null) {
                layers = new ArrayList<>(known.common());
                for (LibraryLayer library : known.libraries()) {
                    if (library.isNeeded(needs)) {
                        layers.add(library.id());
                    }
                }
                for (FileLayers.Part part : FileLayers.of(known.files(), needs)) {
                    parts.put(part.id().hash(), part);
                    layers.add(part.id());
                }
                layers = List.copyOf(layers);
                byNeeds.put(key, layers);
            }
            return layers;
        }
    }

    /**
     * A layer with what is in it.
     *
     * @throws IOException when this program cannot be read, or is not any more what it was
     */
    Layer layer(LayerId id) throws IOException {
        FileLayers.Part part;
        synchronized (parts) {
            part = parts.get(id.hash());
        }
        if (part != null) {
            return contents().layer(part);
        }
        Layers all = contents();
        for (List<Layer> layers : List.of(all.common(), all.libraries())) {
            for (Layer layer : layers) {
                if (layer.id().equals(id)) {
                    return layer;
                }
            }
        }
        throw new IOException("this program was changed while it ran");
    }

    private Program find() throws IOException {
        LayerIndex.State state = LayerIndex.State.of(classPath);
        Program known = index.read(state);
        if (known == null) {
            known = contents().program();
            index.write(state, known);
        }
        return known;
    }

    private synchronized Layers contents() throws IOException {
        if (contents == null) {
            contents = Layers.of(classPath);
        }
        return contents;
    }
}
