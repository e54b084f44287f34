package dev.launchway.processor.environment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scalar key of {@code [environment]} or {@code [host.x]} takes.
 *
 * @param description what, as the end of "takes …"
 * @param type how its text is checked
 * @param choices the texts that a choice allows, in order
 */
record SettingKind(String description, Type type, List<String> choices) {

    /** How a text is checked. */
    enum Type {
        /** Any text but an empty one. */
        TEXT,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** A whole number from 1. */
        COUNT,
        /** A port number. */
        PORT,
        /** One of a few texts. */
        CHOICE
    }

    private static final SettingKind TEXT = new SettingKind("text", Type.TEXT, List.of());
    private static final SettingKind TRUTH = new SettingKind("true or false", Type.TRUTH, List.of());
    private static final SettingKind COUNT = new SettingKind("a whole number from 1", Type.COUNT, List.of());
    private static final SettingKind PORT = new SettingKind("a port from 1 to 65535", Type.PORT, List.of());

    /** The scalar keys of {@code [environment]}. */
    static final Map<String, SettingKind> OF_ENVIRONMENT = ofEnvironment();

    /** The scalar keys of {@code [host.x]}. */
    static final Map<String, SettingKind> OF_HOST = ofHost();

    private static Map<String, SettingKind> ofEnvironment() {
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        kinds.put("platform", TEXT);
        kinds.put("host-domain", TEXT);
        kinds.put("service-user", TEXT);
        kinds.put("connect", choice("ssh", "local"));
        kinds.put("transport", choice("sshj", "openssh"));
        kinds.put("target-directory", TEXT);
        kinds.put("jobs", COUNT);
        kinds.put("confirm", TRUTH);
        kinds.put("require-clean", TRUTH);
        kinds.put("extends", TEXT);
        kinds.put("ssh-user", TEXT);
        kinds.put("ssh-port", PORT);
        return kinds;
    }

    private static Map<String, SettingKind> ofHost() {
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        kinds.put("ignore", TRUTH);
        kinds.put("platform", TEXT);
        kinds.put("service-user", TEXT);
        kinds.put("connect", choice("ssh", "local"));
        kinds.put("transport", choice("sshj", "openssh"));
        kinds.put("address", TEXT);
        kinds.put("host-key", TEXT);
        kinds.put("ssh-user", TEXT);
        kinds.put("ssh-port", PORT);
        return kinds;
    }

    /** What is open as long as a key has no value. */
    static Set<Gap> gaps(String key) {
        return switch (key) {
            case "extends" -> EnumSet.allOf(Gap.class);
            case "platform" -> EnumSet.of(Gap.PLATFORMS);
            case "ignore" -> EnumSet.of(Gap.HOSTS);
            default -> EnumSet.noneOf(Gap.class);
        };
    }

    static SettingKind choice(String... texts) {
        List<String> quoted = new ArrayList<>();
        for (String text : texts) {
            quoted.add("'" + text + "'");
        }
        return new SettingKind(String.join(" or ", quoted), Type.CHOICE, List.of(texts));
    }

    /** Whether a value is allowed; numbers and truth values may be quoted. */
    boolean accepts(ConfigValue.Scalar value) {
        String text = value.text().strip();
        return switch (type) {
            case TEXT -> value instanceof ConfigValue.Text && !text.isEmpty();
            case TRUTH -> "true".equals(text) || "false".equals(text);
            case COUNT -> isWhole(text) && Long.parseLong(text) <= Integer.MAX_VALUE;
            case PORT -> isWhole(text) && Long.parseLong(text) <= 65535;
            case CHOICE -> choices.contains(text);
        };
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty()
                && text.length() <= 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) >= 1;
    }
}
