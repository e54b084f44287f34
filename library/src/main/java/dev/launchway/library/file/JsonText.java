package dev.launchway.library.file;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import dev.launchway.text.NumberText;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON as RFC 8259 has it. */
final class JsonText {

    private JsonText() {}

    /**
     * A text with data laid over it, in the order of the text.
     *
     * @param text JSON
     * @param over plain data; {@code null} changes nothing
     * @throws IllegalArgumentException when the text is no JSON, with a message for the reader
     */
    static String overlaid(String text, Object over, boolean compact) {
        Object data = parse(text);
        return print(over == null ? data : DataTree.merge(data, over), compact);
    }

    private static Object parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            Object value = read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("there is more behind the end of the data");
            }
            return value;
        } catch (EOFException e) {
            throw new IllegalArgumentException("it ends too early", e);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(problem(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reader's message without its advice for programmers, which stands before the place and on further lines. */
    private static String problem(MalformedJsonException e) {
        String line = e.getMessage().lines().findFirst().orElse("");
        int place = line.indexOf(" at line ");
        return line.contains("Strictness") ? "syntax error" + (place < 0 ? "" : line.substring(place)) : line;
    }

    private static Object read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader);
            case BEGIN_ARRAY -> readArray(reader);
            case NUMBER -> new Digits(reader.nextString());
            case STRING -> reader.nextString();
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME -> throw new EOFException();
        };
    }

    private static Map<String, Object> readObject(JsonReader reader) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (map.containsKey(key)) {
                throw new IllegalArgumentException("the key '" + key + "' stands twice at " + reader.getPath());
            }
            map.put(key, read(reader));
        }
        reader.endObject();
        return map;
    }

    private static List<Object> readArray(JsonReader reader) throws IOException {
        List<Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            list.add(read(reader));
        }
        reader.endArray();
        return list;
    }

    static String print(Object value, boolean compact) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setStrictness(Strictness.STRICT);
            writer.setHtmlSafe(false);
            if (!compact) {
                writer.setIndent("    ");
            }
            write(writer, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compact ? text.toString() : text + "\n";
    }

    private static String digits(Number number) {
        String text = number instanceof Digits digits ? digits.text : NumberText.of(number);
        if (!Character.isDigit(text.charAt(text.length() - 1))) {
            throw new IllegalArgumentException(text + " is no number that JSON can write");
        }
        return text;
    }

    private static void write(JsonWriter writer, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writer.name((String) entry.getKey());
                write(writer, entry.getValue());
            }
            writer.endObject();
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            for (Object one : list) {
                write(writer, one);
            }
            writer.endArray();
        } else if (value instanceof Boolean one) {
            writer.value(one);
        } else if (value instanceof Number number) {
            writer.jsonValue(digits(number));
        } else if (value == null) {
            writer.nullValue();
        } else {
            writer.value((String) value);
        }
    }

    /** A number as it was written. */
    private static final class Digits extends Number {

        private static final long serialVersionUID = 1L;

        private final String text;

        Digits(String text) {
            this.text = text;
        }

        @Override
        public int intValue() {
            return (int) doubleValue();
        }

        @Override
        public long longValue() {
            return (long) doubleValue();
        }

        @Override
        public float floatValue() {
            return (float) doubleValue();
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(text);
        }
    }
}
