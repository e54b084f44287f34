package dev.launchway.library.file;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Reads and writes YAML 1.2; what it writes means the same to readers of YAML 1.1. */
final class YamlText {

    /** Plain words that YAML 1.1 takes for booleans, octal numbers, numbers of base 60, dates or numbers with underscores. */
    private static final Pattern OLD_MEANING = Pattern.compile(
            "(?i)y|n|yes|no|on|off|[-+]?0[0-7_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|[-+]?[0-9][0-9_.,]*(e[-+]?[0-9]+)?"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|0x[0-9a-f_]+|0b[01_]+|=|<<");

    private YamlText() {}

    static Object parse(String text) {
        Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        try {
            return load.loadFromString(text);
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

    static String print(Object value, boolean compact) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(compact ? FlowStyle.FLOW : FlowStyle.BLOCK)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1024)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings, new Careful(settings)).dumpToString(value);
    }

    private static final class Careful extends StandardRepresenter {

        private final RepresentToNode plainText;

        Careful(DumpSettings settings) {
            super(settings);
            plainText = representers.get(String.class);
            representers.put(String.class, this::representText);
        }

        private Node representText(Object text) {
            String value = (String) text;
            if (OLD_MEANING.matcher(value).matches()) {
                return representScalar(Tag.STR, value, ScalarStyle.SINGLE_QUOTED);
            }
            return plainText.representData(value);
        }
    }
}
