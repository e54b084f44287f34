package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The blocks that a {@link ManagedContent} has in its file: their lines, and the marks around them. */
final class ManagedBlocks {

    private final String label;
    private final Map<String, Optional<String>> blocks = new LinkedHashMap<>();
    private final Map<String, String> secretBlocks = new LinkedHashMap<>();
    private final Set<String> secrets = new TreeSet<>();
    private String before = "# ";
    private String after = "";

    /** Without a block yet; {@code label} begins errors. */
    ManagedBlocks(String label) {
        this.label = label;
    }

    void put(String block, String lines) {
        blocks.put(checked(block), Optional.of(lines));
        secretBlocks.remove(block);
    }

    void put(String block, Secret lines) {
        blocks.put(checked(block), Optional.of(lines.reveal()));
        secretBlocks.put(block, lines.name().orElse(""));
    }

    void absent(String block) {
        blocks.put(checked(block), Optional.empty());
    }

    void comment(String prefix, String suffix) {
        before = prefix.isEmpty() ? "" : prefix + " ";
        after = suffix.isEmpty() ? "" : " " + suffix;
    }

    private String checked(String block) {
        Objects.requireNonNull(block, "block");
        if (block.isBlank() || block.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(label + ": a block needs a name of one line");
        }
        return block;
    }

    /** The lines of each block by its name, in the order in which they were given; none for one that is to be absent. */
    Map<String, Optional<String>> lines() {
        return blocks;
    }

    /** The names of the secrets in them, known after {@link #configure}. */
    Set<String> secrets() {
        return secrets;
    }

    boolean areAllAbsent() {
        return blocks.values().stream().allMatch(Optional::isEmpty);
    }

    /** Looks at what was given. */
    void configure(Configuration here) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException(label + " has no block: add .block(\"…\", \"…\")");
        }
        blocks.forEach((block, lines) -> {
            lines.ifPresent(text -> secrets.addAll(here.secretsIn(text)));
            if (lines.isPresent() && marked(block).occursIn(lines.get())) {
                throw new IllegalArgumentException(
                        label + ": the lines of block '" + block + "' contain its own marks");
            }
        });
        secrets.addAll(secretBlocks.values());
    }

    /** A text, whose chars stand for bytes, with the blocks in it; {@code path} is the file that it is of. */
    String putInto(String text, Path path) {
        String changed = text;
        for (Map.Entry<String, Optional<String>> block : blocks.entrySet()) {
            Block marked = marked(block.getKey()).inBytes();
            String lines = block.getValue().map(Block::bytes).orElse(null);
            try {
                changed = lines == null ? marked.removedFrom(changed) : marked.putInto(changed, lines);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        "the block '" + block.getKey() + "' of " + path + " cannot be found: " + e.getMessage(), e);
            }
        }
        return changed;
    }

    private Block marked(String block) {
        return new Block(
                before + "BEGIN " + block + " (managed by Launchway)" + after,
                before + "END " + block + " (managed by Launchway)" + after);
    }
}
