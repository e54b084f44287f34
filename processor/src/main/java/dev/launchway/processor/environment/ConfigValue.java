package dev.launchway.processor.environment;

import dev.launchway.text.NumberText;
import java.util.List;
import java.util.Map;

/**
 * A value of an environment file, or the name of one in a file of secrets, with its place: that of its key, or its own in an array.
 */
public sealed interface ConfigValue {

    /**
     * Where it stands.
     *
     * @return the place
     */
    Location location();

    /**
     * What kind of value it is, for messages.
     *
     * @return a noun phrase
     */
    String kind();

    /** A value without parts. */
    sealed interface Scalar extends ConfigValue {

        /**
         * The value as text.
         *
         * @return what a quoted value of the same meaning would hold
         */
        String text();

        /**
         * The value as it stands in the file, for messages.
         *
         * @return its text, a number in the user's base
         */
        default String written() {
            return text();
        }
    }

    /**
     * A string.
     *
     * @param text its content
     * @param location its place
     */
    record Text(String text, Location location) implements Scalar {
        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * An integer.
     *
     * @param number the number
     * @param written as it stands in the file, as in {@code 0x1F90}
     * @param location its place
     */
    record Whole(long number, String written, Location location) implements Scalar {
        @Override
        public String text() {
            return Long.toString(number);
        }

        @Override
        public String kind() {
            return "a whole number";
        }
    }

    /**
     * A float.
     *
     * @param number the number
     * @param written as it stands in the file, as in {@code 1e3}
     * @param location its place
     */
    record Decimal(double number, String written, Location location) implements Scalar {
        @Override
        public String text() {
            return NumberText.of(number);
        }

        @Override
        public String kind() {
            return "a decimal number";
        }
    }

    /**
     * A boolean.
     *
     * @param value the value
     * @param location its place
     */
    record Truth(boolean value, Location location) implements Scalar {
        @Override
        public String text() {
            return Boolean.toString(value);
        }

        @Override
        public String kind() {
            return "true or false";
        }
    }

    /**
     * A date, a time, or both.
     *
     * @param text in ISO 8601
     * @param location its place
     */
    record Moment(String text, Location location) implements Scalar {
        @Override
        public String kind() {
            return "a date";
        }
    }

    /**
     * A secret that stands encrypted in a file of secrets.
     *
     * @param environment the environment in whose file it stands
     * @param key its key there: {@code component.postgres.password}, {@code data.smtp}, {@code files.tls.pem}
     * @param location its place
     */
    record Stored(String environment, String key, Location location) implements ConfigValue {
        @Override
        public String kind() {
            return "a secret";
        }
    }

    /**
     * An array.
     *
     * @param elements in order
     * @param location its place
     */
    record Sequence(List<ConfigValue> elements, Location location) implements ConfigValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A table.
     *
     * @param entries in the order of the file
     * @param location its place
     */
    record Table(Map<String, ConfigValue> entries, Location location) implements ConfigValue {
        @Override
        public String kind() {
            return "a table";
        }
    }
}
