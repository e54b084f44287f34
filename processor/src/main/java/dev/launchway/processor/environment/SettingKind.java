package dev.launchway.processor.environment;

import dev.launchway.text.HostKeyText;
import dev.launchway.text.HostText;
import dev.launchway.text.LocaleText;
import dev.launchway.text.TargetDirectoryText;
import dev.launchway.text.TimeZoneText;
import dev.launchway.text.UserText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a scalar key of {@code [environment]} or {@code [host.x]} takes.
 *
 * @param description what, as the end of "takes …"
 * @param type how its text is checked
 * @param choices the texts that a choice allows, in order
 * @param fault what to do about a text that has not the form of such a text; empty for one that has
 */
record SettingKind(String description, Type type, List<String> choices, Function<String, Optional<String>> fault) {

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

    private static final SettingKind TEXT = of("text", Type.TEXT);
    private static final SettingKind TRUTH = of("true or false", Type.TRUTH);
    private static final SettingKind COUNT = of("a whole number from 1", Type.COUNT);
    private static final SettingKind PORT = of("a port from 1 to 65535", Type.PORT);
    private static final SettingKind DOMAIN = form("a domain", HostText::domainFault);
    private static final SettingKind USER = form("the name of a user", UserText::fault);
    private static final SettingKind LOGIN = form("a name to log in with", UserText::loginFault);
    private static final SettingKind ADDRESS = form("the name or the IP address of a host", HostText::fault);
    private static final SettingKind HOST_KEY = form("a public key", HostKeyText::fault);
    private static final SettingKind DIRECTORY =
            form("an absolute path, or one below '~/'", TargetDirectoryText::fault);

    private static final SettingKind TIME_ZONE = form("a time zone", TimeZoneText::fault);
    private static final SettingKind LOCALE = form("a locale", LocaleText::fault);

    /** The scalar keys of {@code [environment]}. */
    static final Map<String, SettingKind> OF_ENVIRONMENT = ofEnvironment();

    /** The scalar keys of {@code [host.x]}. */
    static final Map<String, SettingKind> OF_HOST = ofHost();

    private static Map<String, SettingKind> ofEnvironment() {
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        kinds.put("platform", TEXT);
        kinds.put("host-domain", DOMAIN);
        kinds.put("service-user", USER);
        kinds.put("connect", choice("ssh", "local"));
        kinds.put("transport", choice("auto", "sshj", "openssh"));
        kinds.put("target-directory", DIRECTORY);
        kinds.put("jobs", COUNT);
        kinds.put("stop-after-failures", COUNT);
        kinds.put("confirm", TRUTH);
        kinds.put("require-clean", TRUTH);
        kinds.put("extends", TEXT);
        kinds.put("ssh-user", LOGIN);
        kinds.put("ssh-port", PORT);
        kinds.put("time-zone", TIME_ZONE);
        kinds.put("locale", LOCALE);
        kinds.put("ipv4", TRUTH);
        kinds.put("ipv6", TRUTH);
        return kinds;
    }

    private static Map<String, SettingKind> ofHost() {
        Map<String, SettingKind> kinds = new LinkedHashMap<>();
        kinds.put("ignore", TRUTH);
        kinds.put("platform", TEXT);
        kinds.put("service-user", USER);
        kinds.put("connect", choice("ssh", "local"));
        kinds.put("transport", choice("auto", "sshj", "openssh"));
        kinds.put("address", ADDRESS);
        kinds.put("host-key", HOST_KEY);
        kinds.put("ssh-user", LOGIN);
        kinds.put("ssh-port", PORT);
        return kinds;
    }

    /** What is open as long as a key has no value. */
    static Set<Gap> gaps(String key) {
        return switch (key) {
            case "extends" -> EnumSet.allOf(Gap.class);
            case "platform" -> EnumSet.of(Gap.PLATFORMS);
            case "ignore" -> EnumSet.of(Gap.HOSTS);
            case SecretSourceReader.KEY -> EnumSet.of(Gap.SECRETS);
            default -> EnumSet.noneOf(Gap.class);
        };
    }

    static SettingKind choice(String... texts) {
        List<String> quoted = new ArrayList<>();
        for (String text : texts) {
            quoted.add("'" + text + "'");
        }
        String last = quoted.remove(quoted.size() - 1);
        String description = quoted.isEmpty() ? last : String.join(", ", quoted) + " or " + last;
        return new SettingKind(description, Type.CHOICE, List.of(texts), text -> Optional.empty());
    }

    private static SettingKind of(String description, Type type) {
        return new SettingKind(description, type, List.of(), text -> Optional.empty());
    }

    private static SettingKind form(String description, Function<String, Optional<String>> fault) {
        return new SettingKind(description, Type.TEXT, List.of(), fault);
    }

    /** Whether a value is allowed; numbers and truth values may be quoted. */
    boolean accepts(ConfigValue.Scalar value) {
        String text = value.text().strip();
        return switch (type) {
            case TEXT ->
                value instanceof ConfigValue.Text
                        && !text.isEmpty()
                        && fault.apply(text).isEmpty();
            case TRUTH -> "true".equals(text) || "false".equals(text);
            case COUNT -> isWhole(text) && Long.parseLong(text) <= Integer.MAX_VALUE;
            case PORT -> isWhole(text) && Long.parseLong(text) <= 65535;
            case CHOICE -> choices.contains(text);
        };
    }

    /** What to do about a value that is not allowed, where its form alone is at fault. */
    Optional<String> help(ConfigValue value) {
        return value instanceof ConfigValue.Text text ? fault.apply(text.text().strip()) : Optional.empty();
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty()
                && text.length() <= 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) >= 1;
    }
}
