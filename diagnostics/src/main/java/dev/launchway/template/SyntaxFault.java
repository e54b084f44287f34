package dev.launchway.template;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong in a template that Pebble cannot parse, for a reader who knows nothing of its tokens: Pebble's message tells what
 * it met, the text around the place tells what was meant.
 *
 * @param offset the index of the character where it is wrong
 * @param statement what is wrong
 * @param help what to do; empty where the statement says it
 */
public record SyntaxFault(int offset, String statement, String help) {

    private static final Pattern TAG = Pattern.compile("Unexpected tag name \"(.*)\"");
    private static final Pattern VALUE = Pattern.compile("Unexpected token \"\\w+\" of value \"(.*)\"", Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile(
            "Unexpected token of value \"(.*)\" and type (\\w+), expected token of type (\\w+).*", Pattern.DOTALL);

    private static final Pattern LOOP = Pattern.compile("\\{%-?\\s*for\\s+\\w+");

    /** What Pebble says at the beginning of a block. */
    private static final String NO_END_OF_BLOCK = "endblock tag should be present";

    /**
     * Words a failure of Pebble's lexer or parser.
     *
     * @param text the template, after {@link Verbatim}
     * @param offset the index of the token that Pebble stumbled over
     * @param message Pebble's message
     * @param question asks whether one of some names was meant by another one
     * @return the fault, at the narrowest place
     */
    public static SyntaxFault of(
            String text,
            int offset,
            String message,
            BiFunction<String, Collection<String>, Optional<String>> question) {
        TemplateTags tags = TemplateTags.of(text);
        return tags.fault().orElseGet(() -> new Finder(text, tags, offset, question).find(message));
    }

    private record Finder(
            String text,
            TemplateTags tags,
            int offset,
            BiFunction<String, Collection<String>, Optional<String>> question) {

        SyntaxFault find(String message) {
            Matcher tag = TAG.matcher(message);
            if (tag.matches()) {
                return ofTag(tag.group(1));
            }
            List<TemplateTags.Tag> open = tags.openAt(text.length());
            if (!open.isEmpty() && (offset >= text.length() || message.startsWith(NO_END_OF_BLOCK))) {
                return notClosed(open.get(open.size() - 1));
            }
            Matcher expected = EXPECTED.matcher(message);
            if (expected.matches()) {
                return ofExpected(expected.group(1), expected.group(3));
            }
            Matcher value = VALUE.matcher(message);
            if (value.matches()) {
                return new SyntaxFault(offset, stands(value.group(1), "a value"), help(value.group(1), ""));
            }
            return message.equals("A block must start with a tag name.")
                    ? new SyntaxFault(offset, stands(found(), "the name of a tag"), allTags())
                    : new SyntaxFault(offset, message, form().orElse(""));
        }

        private SyntaxFault ofTag(String name) {
            Optional<String> ended = TagForm.ended(name);
            if (ended.isEmpty()) {
                String help = TagForm.elsewhere(name)
                        .map(form -> "write " + form)
                        .or(() -> question.apply(name, TagForm.names()))
                        .orElseGet(Finder::allTags);
                return new SyntaxFault(offset, "there is no tag '" + name + "'", help);
            }
            List<TemplateTags.Tag> open = tags.openAt(offset);
            boolean begun = open.stream().anyMatch(tag -> tag.name().equals(ended.get()));
            if (!begun) {
                return new SyntaxFault(
                        offset,
                        "'" + name + "' belongs to no tag: "
                                + (name.equals("else") ? "neither 'if' nor 'for'" : "no '" + ended.get() + "'")
                                + " is open here",
                        "delete it, or begin before it with {% " + ended.get() + " … %}");
            }
            TemplateTags.Tag last = open.get(open.size() - 1);
            return last.name().equals(ended.get())
                    ? new SyntaxFault(
                            offset,
                            "'" + name + "' stands after the 'else' of its tag",
                            "leave it out, or put it before {% else %}")
                    : new SyntaxFault(
                            offset,
                            "'" + name + "' stands in the tag '" + last.name() + "' of line "
                                    + TextPosition.of(text, last.offset()).line() + ", which is not closed",
                            "write {% end" + last.name() + " %} before it");
        }

        private static SyntaxFault notClosed(TemplateTags.Tag tag) {
            String end = "{% end" + tag.name() + " %}";
            return new SyntaxFault(
                    tag.offset(),
                    "the tag '" + tag.name() + "' is not closed: " + end + " is missing",
                    "write " + end + " where it ends");
        }

        private SyntaxFault ofExpected(String value, String type) {
            String wanted =
                    switch (type) {
                        case "NAME" -> name();
                        case "PRINT_END" -> "'}}'";
                        case "EXECUTE_END" -> "'%}'";
                        case "STRING" -> "a text in quotes";
                        default -> sign();
                    };
            return new SyntaxFault(offset, stands(value, wanted), help(value, wanted));
        }

        /** What kind of name is missing, by what stands before the place. */
        private String name() {
            String before = before().stripTrailing();
            String tag = tag();
            if (before.endsWith("|") || before.endsWith("filter")) {
                return "the name of a filter";
            }
            if (before.endsWith(".")) {
                return "the name of a member";
            }
            if (before.endsWith(" is") || before.endsWith(" not")) {
                return "the name of a test";
            }
            if (tag.equals("for") && LOOP.matcher(before).matches()) {
                return "'in'";
            }
            return tag.equals("from") && !before.contains("import") ? "'import'" : "a name";
        }

        private String sign() {
            String before = before();
            if (tag().equals("set") && !before.contains("=")) {
                return "'='";
            }
            return before.contains("?") || before.indexOf('{', 2) > 0 ? "':'" : "','";
        }

        /** The tag that holds the place, up to it. */
        private String before() {
            return text.substring(
                    tags.around(offset).map(TemplateTags.Tag::offset).orElse(0), offset);
        }

        private String stands(String value, String wanted) {
            if (offset >= text.length() || value.equals("null")) {
                return wanted + " is missing before the end of the template";
            }
            return value.equals("}}") || value.equals("%}")
                    ? wanted + " is missing before '" + value + "'"
                    : "'" + value + "' stands where " + wanted + " is expected";
        }

        /** What stands at the place. */
        private String found() {
            return text.startsWith("%}", offset) ? "%}" : text.substring(offset, Math.min(text.length(), offset + 1));
        }

        private String help(String value, String wanted) {
            boolean ends = wanted.equals("'}}'") || wanted.equals("'%}'");
            if (value.equals("=") && ends) {
                return "write '==' to compare";
            }
            if (value.equals("|") && wanted.endsWith("filter")) {
                return "write 'or'";
            }
            if (value.equals("?")) {
                return "write default for what may be missing, as in {{ host.data.rack | default(\"none\") }}";
            }
            if (value.equals("if") && tag().equals("else")) {
                return "write {% elseif condition %}";
            }
            if (value.equals(",") && tag().equals("for")) {
                return "a loop has one variable: what it takes from a map has a key and a value, as in {{ one.key }}";
            }
            return form().orElse(TagForm.LITERALLY);
        }

        /** How the tag around is written. */
        private Optional<String> form() {
            return TagForm.of(tag()).map(form -> "write it as in " + form);
        }

        private String tag() {
            return tags.around(offset).map(TemplateTags.Tag::name).orElse("");
        }

        private static String allTags() {
            return "the tags are " + String.join(", ", TagForm.names());
        }
    }
}
