package dev.launchway.remote.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The layers of this program. Their hashes are found out in a thread of its own, while hosts are connected to; what is in them is
 * read when a host lacks one.
 */
final class LayerSource {

    private final List<Path> classPath;
    private final LayerIndex index;
    private final FutureTask<List<LayerId>> ids = new FutureTask<>(this::find);
    private List<Layer> layers;

    /**
     * Begins to find out.
     *
     * @param classPath what this program is made of
     * @param index remembers hashes from run to run
     */
    LayerSource(List<Path> classPath, LayerIndex index) {
        this.classPath = List.copyOf(classPath);
        this.index = index;
        Thread finder = new Thread(ids, "layers");
        finder.setDaemon(true);
        finder.start();
    }

    /**
     * The names of all layers, the framework first.
     *
     * @throws IOException when this program cannot be read
     */
    List<LayerId> ids() throws IOException {
        try {
            return ids.get();
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
     * A layer with what is in it.
     *
     * @throws IOException when this program cannot be read, or is not any more what it was
     */
    Layer layer(LayerId id) throws IOException {
        for (Layer layer : all()) {
            if (layer.id().equals(id)) {
                return layer;
            }
        }
        throw new IOException("this program was changed while it ran");
    }

    private List<LayerId> find() throws IOException {
        LayerIndex.State state = LayerIndex.State.of(classPath);
        List<LayerId> known = index.read(state);
        if (known == null) {
            known = all().stream().map(Layer::id).toList();
            index.write(state, known);
        }
        return known;
    }

    private synchronized List<Layer> all() throws IOException {
        if (layers == null) {
            layers = Layers.of(classPath);
        }
        return layers;
    }
}
