package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import java.util.List;
import java.util.Map;

/** Reads {@code [vfs]}: where absolute paths go. */
final class PathMapReader {

    private static final String SANDBOX = "sandbox";
    private static final String MAP = "map";
    private static final String HELP = "write sandbox = \"developer\", or map = { \"/etc\" = \"/opt/shop/etc\" }";
    private static final SettingKind SANDBOXES = SettingKind.choice("developer");

    private final FileFaults faults;
    private final SectionReader sections;

    PathMapReader(FileFaults faults, SectionReader sections) {
        this.faults = faults;
        this.sections = sections;
    }

    void read(ConfigValue.Table table, Map<String, Setting> settings, Map<String, Setting> pathMap) {
        table.entries().forEach((key, value) -> {
            switch (key) {
                case SANDBOX -> sections.setting(key, value, SANDBOXES, settings);
                case MAP -> readMap(value, pathMap);
                default -> sections.unknownKey(key, value, "[vfs]", List.of(SANDBOX, MAP));
            }
        });
        boolean both = table.entries().containsKey(SANDBOX) && table.entries().containsKey(MAP);
        if (both || table.entries().isEmpty()) {
            faults.error(
                    Code.LW332_PATH_MAP,
                    table.location(),
                    both ? "[vfs] has both a sandbox and a map" : "[vfs] is empty",
                    HELP);
        }
    }

    private void readMap(ConfigValue value, Map<String, Setting> pathMap) {
        if (!(value instanceof ConfigValue.Table map)) {
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "'map' takes a table of paths, not " + value.kind(),
                    "write map = { \"/etc\" = \"/opt/shop/etc\" }");
            return;
        }
        map.entries().forEach((prefix, target) -> {
            String text = target instanceof ConfigValue.Text path ? path.text() : "";
            if (!isAbsolute(prefix)
                    || !(isAbsolute(text) || (text.startsWith("~/") && isAbsolute(text.substring(1))))) {
                faults.error(
                        Code.LW332_PATH_MAP,
                        target.location(),
                        "the map takes absolute paths to absolute paths, not '" + prefix + "' to "
                                + (text.isEmpty() ? target.kind() : "'" + text + "'"),
                        (prefix + text).contains("..") ? "write both paths without '..'" : HELP);
            } else {
                pathMap.put(prefix, new Setting(text, target.location()));
            }
        });
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/")
                && !(path + "/").contains("/../")
                && path.chars().noneMatch(Character::isISOControl);
    }
}
