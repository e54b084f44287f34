package dev.launchway.processor.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value that an environment sets, checked against the type of its attribute. */
public sealed interface Constant {

    /**
     * What stands below it, itself included.
     *
     * @return the constants that have no parts, in order
     */
    default Stream<Constant> leaves() {
        if (this instanceof Sequence list) {
            return list.elements().stream().flatMap(Constant::leaves);
        }
        return this instanceof Table table
                ? table.entries().values().stream().flatMap(Constant::leaves)
                : Stream.of(this);
    }

    /**
     * The templates in it.
     *
     * @return their texts, in order
     */
    default List<String> templates() {
        return leaves().filter(Template.class::isInstance)
                .map(leaf -> ((Template) leaf).text())
                .toList();
    }

    /**
     * A text: a {@code String}, or what the runtime reads an enum, an address, a file mode or a type of the user's from.
     *
     * @param text the text
     */
    record Text(String text) implements Constant {}

    /**
     * A text with {@code {{ }}}.
     *
     * @param text the template
     */
    record Template(String text) implements Constant {}

    /**
     * A {@code boolean}.
     *
     * @param value the value
     */
    record Truth(boolean value) implements Constant {}

    /**
     * An {@code int}.
     *
     * @param value the value
     */
    record Int(int value) implements Constant {}

    /**
     * A {@code long}.
     *
     * @param value the value
     */
    record Whole(long value) implements Constant {}

    /**
     * A {@code double} that is finite.
     *
     * @param value the value
     */
    record Decimal(double value) implements Constant {}

    /**
     * A {@code Path}.
     *
     * @param text its text
     */
    record PathText(String text) implements Constant {}

    /**
     * A {@code URI}.
     *
     * @param text its text
     */
    record UriText(String text) implements Constant {}

    /**
     * A {@code Duration}.
     *
     * @param value the value
     */
    record Span(Duration value) implements Constant {}

    /**
     * A secret, whose value the controller looks up.
     *
     * @param environment the environment in whose file of secrets it stands; empty text for one that comes from a source
     * @param key its key there: {@code component.postgres.password}, {@code data.smtp}, {@code files.tls.pem}; its name for a source
     */
    record SecretKey(String environment, String key) implements Constant {}

    /**
     * A {@code List} or {@code Set}.
     *
     * @param elements in order
     */
    record Sequence(List<Constant> elements) implements Constant {}

    /**
     * A {@code Map}.
     *
     * @param entries in the order of the file
     */
    record Table(Map<String, Constant> entries) implements Constant {}
}
