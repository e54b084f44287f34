package dev.launchway.plan;

import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.text.DurationText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A type of attributes and resources: how to read its text in an environment file, and how to take its values apart for the way
 * to a target.
 *
 * <p>Taken apart, a value consists of {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@code null}, and {@code
 * List} and {@code Map<String, ·>} of these.
 *
 * @param <T> the Java type
 */
public abstract class ValueType<T> {

    /** {@code String}. */
    public static final ValueType<String> STRING = new ValueType<>("text") {
        @Override
        public String parse(String text) {
            return text;
        }
    };

    /** {@code boolean}. */
    public static final ValueType<Boolean> BOOLEAN = new ValueType<>("true or false") {
        @Override
        public Boolean parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
            };
        }

        @Override
        public Object encode(Boolean value) {
            return value;
        }

        @Override
        public Boolean decode(Object data) {
            return (Boolean) data;
        }
    };

    /** {@code int}. */
    public static final ValueType<Integer> INT = new ValueType<>("a whole number") {
        @Override
        public Integer parse(String text) {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a whole number from -2147483648 to 2147483647", e);
            }
        }

        @Override
        public Object encode(Integer value) {
            return value.longValue();
        }

        @Override
        public Integer decode(Object data) {
            return Math.toIntExact((Long) data);
        }
    };

    /** {@code long}. */
    public static final ValueType<Long> LONG = new ValueType<>("a whole number") {
        @Override
        public Long parse(String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
            }
        }

        @Override
        public Object encode(Long value) {
            return value;
        }

        @Override
        public Long decode(Object data) {
            return (Long) data;
        }
    };

    /** {@code double}. */
    public static final ValueType<Double> DOUBLE = new ValueType<>("a number") {
        @Override
        public Double parse(String text) {
            try {
                return Double.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a number", e);
            }
        }

        @Override
        public Object encode(Double value) {
            return value;
        }

        @Override
        public Double decode(Object data) {
            return (Double) data;
        }
    };

    /** {@code Path}, not mapped yet. */
    public static final ValueType<Path> PATH = of("a path", Path::of);

    /** {@code Duration}. */
    public static final ValueType<Duration> DURATION = of("a duration", DurationText::parse);

    /** {@code URI}. */
    public static final ValueType<URI> URI_TYPE = of("a URI", URI::create);

    /** {@code Address}. */
    public static final ValueType<Address> ADDRESS = of("an address (host:port)", Address::parse);

    /** {@code FileMode}. */
    public static final ValueType<FileMode> FILE_MODE = of("a file mode", FileMode::parse);

    /** {@code Secret}. */
    public static final ValueType<Secret> SECRET = new ValueType<>("a secret") {
        @Override
        public Secret parse(String text) {
            return Secret.of(text);
        }

        @Override
        public Secret convert(Object value) {
            return value instanceof SecretValue secret
                    ? Secret.of(secret.text()).named(secret.name())
                    : super.convert(lookedUp(value));
        }

        @Override
        public Object encode(Secret value) {
            return new SecretValue(value.name().orElse(""), value.reveal().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Secret decode(Object data) {
            SecretValue value = (SecretValue) data;
            Secret secret = Secret.of(value.text());
            return value.name().isEmpty() ? secret : secret.named(value.name());
        }
    };

    /** {@code SecretFile}. */
    public static final ValueType<SecretFile> SECRET_FILE = new ValueType<>("a secret file") {
        @Override
        public SecretFile parse(String text) {
            throw new IllegalArgumentException("the content of a secret file cannot be given as text");
        }

        @Override
        public SecretFile convert(Object value) {
            return value instanceof SecretValue secret
                    ? SecretFile.of(secret.name(), secret.content())
                    : super.convert(lookedUp(value));
        }

        @Override
        public Object encode(SecretFile value) {
            return new SecretValue(value.name(), value.reveal());
        }

        @Override
        public SecretFile decode(Object data) {
            SecretValue value = (SecretValue) data;
            return SecretFile.of(value.name(), value.content());
        }
    };

    /** A type whose values stay on their host: they have no text, and cannot be taken apart. */
    public static final ValueType<Object> OPAQUE = new ValueType<>("a value") {
        @Override
        public Object parse(String text) {
            throw new IllegalArgumentException("this value cannot be given as text");
        }

        @Override
        public Object encode(Object value) {
            throw new IllegalStateException(value.getClass().getName() + " is not data and cannot leave its host");
        }
    };

    private final String description;

    /**
     * For types of one's own.
     *
     * @param description what a value is, for messages
     */
    protected ValueType(String description) {
        this.description = description;
    }

    private static Object lookedUp(Object value) {
        if (value instanceof SecretReference secret) {
            throw new IllegalArgumentException("the secret " + secret.name() + " was not looked up");
        }
        return value;
    }

    /**
     * What a value is, for messages.
     *
     * @return a noun phrase: "a whole number"
     */
    public final String description() {
        return description;
    }

    /**
     * Reads a value.
     *
     * @param text its text in an environment file
     * @return the value
     * @throws IllegalArgumentException when the text is none of this type, with a message for the reader
     */
    public abstract T parse(String text);

    /**
     * Takes a value apart.
     *
     * @param value a value
     * @return its data; by default its text
     */
    public Object encode(T value) {
        return value.toString();
    }

    /**
     * Puts a value together.
     *
     * @param data what {@link #encode} returned
     * @return the value; by default as its text says
     */
    public T decode(Object data) {
        return parse((String) data);
    }

    /**
     * Puts a value together that may not be there.
     *
     * @param data what {@link #encode} returned, {@code null} for {@code null}
     * @return the value
     */
    final T decodeNullable(Object data) {
        return data == null ? absent() : decode(data);
    }

    /** What stands for no value. */
    T absent() {
        return null;
    }

    /**
     * What an attribute holds that neither its class nor an environment gives a value.
     *
     * @return an empty list, set, map or {@code Optional}; {@code null} for a type of which no value is empty
     */
    public T unset() {
        return null;
    }

    /**
     * The type with types for the type parameters that it names.
     *
     * @param arguments one for each parameter
     * @return this where it names none
     */
    ValueType<?> with(List<ValueType<?>> arguments) {
        return this;
    }

    /**
     * Reads what an environment sets: a text, a constant of the type itself, a list or a map.
     *
     * @param value a constant without templates
     * @return the value
     * @throws IllegalArgumentException when it is none of this type, with a message for the reader
     */
    @SuppressWarnings("unchecked")
    public T convert(Object value) {
        return value instanceof String text ? parse(text) : (T) value;
    }

    /**
     * A type that a function reads, and whose text form is {@code toString()}.
     *
     * @param description what a value is, for messages
     * @param reader reads a text; throws {@code IllegalArgumentException} or another exception for what it does not know
     * @param <T> the Java type
     * @return the type
     */
    public static <T> ValueType<T> of(String description, Function<String, T> reader) {
        return new ValueType<>(description) {
            @Override
            public T parse(String text) {
                try {
                    return reader.apply(text);
                } catch (RuntimeException e) {
                    String why = e.getMessage() == null ? "'" + text + "' is not " + description : e.getMessage();
                    throw new IllegalArgumentException(why, e);
                }
            }
        };
    }

    /**
     * A type that tables name by a word.
     *
     * @param word the word
     * @return {@code null} for another word
     */
    static ValueType<?> scalar(String word) {
        return switch (word) {
            case "string" -> STRING;
            case "boolean" -> BOOLEAN;
            case "int" -> INT;
            case "long" -> LONG;
            case "double" -> DOUBLE;
            case "path" -> PATH;
            case "duration" -> DURATION;
            case "uri" -> URI_TYPE;
            case "address" -> ADDRESS;
            case "file-mode" -> FILE_MODE;
            case "secret" -> SECRET;
            case "secret-file" -> SECRET_FILE;
            case "value" -> OPAQUE;
            default -> null;
        };
    }

    /**
     * An enum, by the name of the constant in Java or in kebab case.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the type
     */
    public static <E extends Enum<E>> ValueType<E> enumeration(Class<E> type) {
        return new EnumType<>(type);
    }

    /**
     * A list.
     *
     * @param element the type of its elements
     * @param <T> the Java type of its elements
     * @return the type
     */
    public static <T> ValueType<List<T>> list(ValueType<T> element) {
        return new ManyType<>("a list", element) {
            @Override
            List<T> collect(List<T> values) {
                return List.copyOf(values);
            }

            @Override
            ValueType<?> with(List<ValueType<?>> arguments) {
                return list(element.with(arguments));
            }
        };
    }

    /**
     * A set, in the order of the file.
     *
     * @param element the type of its elements
     * @param <T> the Java type of its elements
     * @return the type
     */
    public static <T> ValueType<Set<T>> set(ValueType<T> element) {
        return new ManyType<>("a list", element) {
            @Override
            Set<T> collect(List<T> values) {
                return Collections.unmodifiableSet(new LinkedHashSet<>(values));
            }

            @Override
            ValueType<?> with(List<ValueType<?>> arguments) {
                return set(element.with(arguments));
            }
        };
    }

    /**
     * A map with text keys, in the order of the file.
     *
     * @param value the type of its values
     * @param <T> the Java type of its values
     * @return the type
     */
    public static <T> ValueType<Map<String, T>> map(ValueType<T> value) {
        return new MapType<>(value);
    }

    /**
     * An {@code Optional}: what an environment sets is present.
     *
     * @param value the type of its value
     * @param <T> the Java type of its value
     * @return the type
     */
    public static <T> ValueType<Optional<T>> optional(ValueType<T> value) {
        return new OptionalType<>(value);
    }

    /**
     * A record of data.
     *
     * @param definition its generated definition
     * @param <T> the record
     * @return the type
     */
    public static <T> ValueType<T> record(RecordDefinition<T> definition) {
        return new RecordType<>(definition, List.of());
    }
}
