package dev.launchway.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of the api and of the JDK whose members templates read, with the names of these members: there are no others. */
public enum KnownType {
    /** {@code dev.launchway.api.Host}. */
    HOST(
            "Host",
            "dev.launchway.api.Host",
            "name TEXT",
            "fqdn TEXT",
            "platform OPTIONAL_TEXT",
            "data DATA",
            "components TEXTS"),
    /** {@code dev.launchway.api.Environment}. */
    ENVIRONMENT("Environment", "dev.launchway.api.Environment", "name TEXT", "hosts HOSTS", "data DATA"),
    /** {@code dev.launchway.api.Address}. */
    ADDRESS("Address", "dev.launchway.api.Address", "host TEXT", "port NUMBER", "connect ADDRESS", "listen ADDRESS"),
    /** {@code dev.launchway.api.Resource}. */
    RESOURCE("Resource", "dev.launchway.api.Resource", "value ELEMENT", "host HOST", "component TEXT"),
    /** {@code java.util.Map}: its own keys come first. */
    MAP("the map", "java.util.Map", "size NUMBER", "isEmpty TRUTH", "keySet LIST", "values LIST"),
    /** {@code java.util.Collection}. */
    COLLECTION(
            "the list",
            "java.util.Collection",
            "size NUMBER",
            "isEmpty TRUTH",
            "first ELEMENT",
            "last ELEMENT",
            "length NUMBER",
            "empty TRUTH"),
    /** {@code java.util.Map.Entry}. */
    ENTRY("Entry", "java.util.Map.Entry", "key KEY", "value ELEMENT"),
    /** {@code String}. */
    TEXT("text", "java.lang.String", "length NUMBER", "isEmpty TRUTH", "size NUMBER", "empty TRUTH"),
    /** {@code java.nio.file.Path}. */
    PATH("Path", "java.nio.file.Path", "fileName TEXT", "parent PATH"),
    /** {@code java.time.Duration}. */
    DURATION(
            "Duration",
            "java.time.Duration",
            "toMillis NUMBER",
            "toSeconds NUMBER",
            "toMinutes NUMBER",
            "toHours NUMBER",
            "toDays NUMBER",
            "millis NUMBER",
            "seconds NUMBER",
            "minutes NUMBER",
            "hours NUMBER",
            "days NUMBER"),
    /** {@code java.net.URI}. */
    URI("URI", "java.net.URI", "scheme TEXT", "host TEXT", "port NUMBER", "path TEXT", "query TEXT", "authority TEXT"),
    /** {@code dev.launchway.api.FileMode}. */
    FILE_MODE("FileMode", "dev.launchway.api.FileMode", "bits NUMBER"),
    /** The variable {@code loop} within {@code for}. */
    LOOP("loop", "", "index NUMBER", "length NUMBER", "first TRUTH", "last TRUTH", "revindex NUMBER");

    /** What a member holds. */
    public enum Content {
        /** Text. */
        TEXT,
        /** Text that may be missing. */
        OPTIONAL_TEXT,
        /** A list of texts. */
        TEXTS,
        /** A number. */
        NUMBER,
        /** True or false. */
        TRUTH,
        /** A {@link #HOST}. */
        HOST,
        /** A list of {@link #HOST}. */
        HOSTS,
        /** Free data: a map of texts. */
        DATA,
        /** An {@link #ADDRESS}. */
        ADDRESS,
        /** A {@link #PATH}. */
        PATH,
        /** A list of what the type does not say. */
        LIST,
        /** The key of an {@link #ENTRY}. */
        KEY,
        /** What the collection, map, entry or resource holds. */
        ELEMENT
    }

    private final String label;
    private final String className;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final Map<String, Content> members = new LinkedHashMap<>();

    KnownType(String label, String className, String... members) {
        this.label = label;
        this.className = className;
        for (String member : members) {
            int space = member.indexOf(' ');
            this.members.put(member.substring(0, space), Content.valueOf(member.substring(space + 1)));
        }
    }

    /**
     * The type for messages.
     *
     * @return as in {@code Address} or {@code the list}
     */
    public String label() {
        return label;
    }

    /**
     * The type for Java.
     *
     * @return its canonical name; empty where it has none for users
     */
    public String className() {
        return className;
    }

    /**
     * Its members.
     *
     * @return their names; of several for one thing the usual one first
     */
    public List<String> names() {
        return new ArrayList<>(members.keySet());
    }

    /**
     * A member.
     *
     * @param name its name
     * @return what it holds; empty where there is no such member
     */
    public Optional<Content> member(String name) {
        return Optional.ofNullable(members.get(name));
    }
}
