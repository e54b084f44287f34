package dev.launchway.library.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;
import org.snakeyaml.engine.v2.serializer.AnchorGenerator;

/**
 * Writes YAML 1.2 that means the same to readers of YAML 1.1, and lays data over YAML that others wrote, of which it keeps the
 * text of each value, the order, anchors, aliases and comments.
 */
final class YamlText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlText() {}

    /** Plain data as YAML. */
    static String print(Object plain, boolean compact) {
        return YamlWords.escaped(emitted(settings(compact).build(), new YamlNodes(compact).of(plain)));
    }

    /**
     * A text, checked, with data laid over it.
     *
     * @param text what others wrote
     * @param over plain data; {@code null} changes nothing
     * @param compact whether it becomes one line, without comments
     * @throws IllegalArgumentException when the text is no YAML, or has more than one document, with a message for the reader
     */
    static String overlaid(String text, Object over, boolean compact) {
        try {
            return new Source(text).overlaid(over, compact);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new IllegalArgumentException(
                    (e.getProblem().startsWith("but ") ? e.getContext() + ", " : "") + e.getProblem() + where, e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String emitted(DumpSettings settings, Node root) {
        List<Event> events = new Serialize(settings).serializeOne(root);
        return new Present(settings).emitToString(events.iterator());
    }

    private static DumpSettingsBuilder settings(boolean compact) {
        return DumpSettings.builder()
                .setSchema(new Unmerged())
                .setSplitLines(false)
                .setWidth(compact ? Integer.MAX_VALUE : 80)
                .setMaxSimpleKeyLength(1024)
                .setAnchorGenerator(new OwnAnchors());
    }

    /** What others wrote. */
    private record Source(String mark, String text) {

        Source(String text) {
            this(
                    text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "",
                    text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        }

        String overlaid(Object over, boolean compact) {
            if (YamlWords.hasStandIns(text)) {
                throw new IllegalArgumentException("it holds a character from U+FDD0 to U+FDEF, which are none");
            }
            List<DocumentStartEvent> documents = documents();
            if (documents.size() > 1) {
                throw new IllegalArgumentException("it has " + documents.size()
                        + " documents, separated by '---': put each into a file of its own");
            }
            if (documents.isEmpty()) {
                String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
                return mark + (over == null ? text : text + end + print(over, compact));
            }
            Node root = composed(text).get(0);
            YamlTree tree = new YamlTree(root, compact);
            if (over == null && !compact) {
                return mark + text;
            }
            return mark + YamlWords.escaped(print(over == null ? root : tree.overlaid(over), compact));
        }

        private String print(Object over, boolean compact) {
            return YamlText.print(over, compact);
        }

        private String print(Node root, boolean compact) {
            if (compact) {
                return emitted(settings(true).build(), new YamlNodes(true).inFlow(root));
            }
            String bare = emitted(like().build(), root);
            String commented = emitted(like().setDumpComments(true).build(), root);
            return means(commented, bare) ? commented : bare;
        }

        /** Whether a text with comments has the same data as one without: some comments stand where they cannot be written. */
        private boolean means(String commented, String bare) {
            try {
                List<Node> again = composed(commented);
                return again.size() == 1
                        && emitted(like().build(), again.get(0)).equals(bare);
            } catch (YamlEngineException e) {
                return false;
            }
        }

        /** Settings that write as this text is written. */
        private DumpSettingsBuilder like() {
            YamlStyle style = YamlStyle.of(text);
            DumpSettingsBuilder settings = settings(false)
                    .setIndent(style.indent())
                    .setIndicatorIndent(style.dashIndent())
                    .setIndentWithIndicator(style.dashIndent() > 0)
                    .setBestLineBreak(text.contains("\r\n") ? "\r\n" : "\n");
            DocumentStartEvent start = documents().get(0);
            return settings.setExplicitStart(start.isExplicit())
                    .setYamlDirective(start.getSpecVersion())
                    .setTagDirective(ownTags(start));
        }

        private List<DocumentStartEvent> documents() {
            List<DocumentStartEvent> documents = new ArrayList<>();
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                if (event instanceof DocumentStartEvent start) {
                    documents.add(start);
                }
            }
            return documents;
        }

        private static Map<String, String> ownTags(DocumentStartEvent start) {
            Map<String, String> tags = new TreeMap<>(start.getTags());
            tags.remove("!", "!");
            tags.remove("!!", "tag:yaml.org,2002:");
            return tags;
        }

        private static List<Node> composed(String text) {
            LoadSettings settings = LoadSettings.builder()
                    .setSchema(new Unmerged())
                    .setParseComments(true)
                    .setAllowNonScalarKeys(true)
                    .build();
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return documents;
        }
    }

    /** The types of YAML 1.2, with merge keys left as they are. */
    private record Unmerged() implements Schema {

        private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

        @Override
        public ScalarResolver getScalarResolver() {
            return RESOLVER;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return Map.of();
        }
    }

    /** The anchors that the author gave, made different where two have one name. */
    private static final class OwnAnchors implements AnchorGenerator {

        private final Set<String> taken = new HashSet<>();

        @Override
        public Anchor nextAnchor(Node node) {
            String name = node.getAnchor().map(Anchor::getValue).orElse("same");
            String own = name;
            for (int i = 2; !taken.add(own); i++) {
                own = name + i;
            }
            return new Anchor(own);
        }
    }
}
