package dev.launchway.processor.check.template;

import dev.launchway.processor.template.ParsedTemplate;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blocks that templates, or a tag {@code embed}, put in the place of those of a template that they build on. */
final class BlockOverrides {

    /**
     * A block.
     *
     * @param block its content
     * @param template where it stands
     */
    record Replacement(BlockNode block, ParsedTemplate template) {}

    private final Map<String, Replacement> byName = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** The tag that makes a template one that extends another, if it stands outside of all tags. */
    static Optional<ExtendsNode> extending(RenderableNode body) {
        for (RenderableNode child : ((BodyNode) body).getChildren()) {
            if (child instanceof ExtendsNode extending) {
                return Optional.of(extending);
            }
        }
        return Optional.empty();
    }

    /** Adds a block; {@code false} where a template that is further away from the base has one of that name. */
    boolean add(BlockNode block, ParsedTemplate template) {
        return byName.putIfAbsent(block.getName(), new Replacement(block, template)) == null;
    }

    /** What is shown in the place of a block. */
    @SuppressWarnings("ReferenceEquality") // the same node is the same place in the same text
    Optional<Replacement> use(BlockNode block) {
        Replacement override = byName.get(block.getName());
        if (override == null || override.block() == block) {
            return Optional.empty();
        }
        used.add(block.getName());
        return Optional.of(override);
    }

    /** Takes away the blocks of a template that were not shown. */
    @SuppressWarnings("ReferenceEquality") // a template is parsed once
    List<BlockNode> takeUnused(ParsedTemplate template) {
        List<BlockNode> unused = new ArrayList<>();
        byName.values().removeIf(override -> {
            boolean take = override.template() == template
                    && !used.contains(override.block().getName());
            if (take) {
                unused.add(override.block());
            }
            return take;
        });
        return unused;
    }

    /** What identifies the blocks. */
    String key() {
        StringBuilder key = new StringBuilder();
        byName.forEach((name, override) -> key.append(name)
                .append(override.block().getLineNumber())
                .append(override.template().file()));
        return key.toString();
    }
}
