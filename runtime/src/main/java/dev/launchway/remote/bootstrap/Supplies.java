package dev.launchway.remote.bootstrap;

import dev.launchway.text.SizeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What hosts can be sent: layers of this program, and Java runtimes.
 *
 * @param layers of this program, as files
 * @param runtimes for hosts that have no Java
 */
record Supplies(LayerFiles layers, Runtimes runtimes) {

    private static final long SPARE = 16L << 20;

    /** How many times its archive a runtime takes, archive included. */
    private static final int UNPACKED = 4;

    /**
     * Puts together what a host lacks.
     *
     * @param found what it says of itself
     * @param base its target directory
     * @param needed all layers that it needs
     * @throws HostUnfitException when it has no room for that, or nothing that is here would run there
     */
    Delivery lackedBy(TargetReply found, String base, List<LayerId> needed) throws HostUnfitException {
        List<Delivery.Item> items = new ArrayList<>();
        long room = SPARE;
        for (LayerId layer : needed) {
            if (found.missing().contains(layer.hash())) {
                CachedFile.Content content = built(layer);
                items.add(new Delivery.Item(layer.fileName(), "the layer '" + layer.name() + "'", content));
                room += 2 * content.size(); // with some room for what is deployed
            }
        }
        checkDisk(found, base, room);
        if (!found.value("settled").isEmpty() || !found.value("java").isEmpty()) {
            return new Delivery(base, items, "");
        }
        checkExecutable(found, base);
        Runtimes.Image image = runtimes.imageFor(found.value("system"), found.value("machine"), found.value("libc"));
        checkDisk(found, base, room + UNPACKED * image.content().size());
        items.add(new Delivery.Item(image.hash() + ".tar.gz", "a Java runtime", image.content()));
        return new Delivery(base, items, image.hash());
    }

    private CachedFile.Content built(LayerId layer) throws HostUnfitException {
        try {
            return layers.of(layer);
        } catch (IOException e) {
            throw new HostUnfitException("cannot build the layer '" + layer.name() + "' here: " + e.getMessage(), "");
        }
    }

    private static void checkExecutable(TargetReply found, String base) throws HostUnfitException {
        if (found.value("executable").isEmpty()) {
            throw new HostUnfitException(
                    "the host has no Java 17 or newer, and none can be sent: no program may run in " + base
                            + " (is it mounted with noexec?)",
                    "install a JRE 17 or newer on the host, or set target-directory to where programs may run");
        }
    }

    private static void checkDisk(TargetReply found, String base, long needed) throws HostUnfitException {
        long free = FreeSpace.of(found.value("disk"));
        if (free >= 0 && free < needed) {
            throw new HostUnfitException(
                    "the disk of " + base + " has " + SizeText.of(free) + " free, and " + SizeText.of(needed)
                            + " are needed",
                    FreeSpace.HELP);
        }
    }
}
