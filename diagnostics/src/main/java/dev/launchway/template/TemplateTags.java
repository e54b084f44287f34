package dev.launchway.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows the delimiters of a template that Pebble refuses: what opens and is not closed, and which tags are open at a place. It
 * cuts a text as Pebble's lexer does, which tells neither.
 */
final class TemplateTags {

    /** What the delimiters, quotes and operators of expressions are made of, besides brackets. */
    private static final String SIGNS = "+-*/%~|=<>!?:.,";

    private final String text;
    private final List<Tag> tags = new ArrayList<>();
    private SyntaxFault fault;
    private int at;

    private TemplateTags(String text) {
        this.text = text;
    }

    /**
     * A tag with a name.
     *
     * @param name as in {@code if} or {@code endif}
     * @param offset the index of its first brace
     * @param end the index after its last brace, or that of the end of the text
     */
    record Tag(String name, int offset, int end) {}

    /** Follows a text until its end, or until the first delimiter that does not fit. */
    static TemplateTags of(String text) {
        TemplateTags tags = new TemplateTags(text);
        while (tags.fault == null && tags.at < text.length()) {
            tags.next();
        }
        return tags;
    }

    /** A delimiter that does not fit. */
    Optional<SyntaxFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The tag, or the expression, that holds a place; empty outside of tags. */
    Optional<Tag> around(int offset) {
        return tags.stream()
                .filter(tag -> tag.offset() <= offset && offset < tag.end())
                .findFirst();
    }

    /** The tags with an end that have begun before a place and are not ended there, the outermost first. */
    List<Tag> openAt(int offset) {
        Deque<Tag> open = new ArrayDeque<>();
        for (Tag tag : tags) {
            if (tag.offset() >= offset || tag.end() > offset) {
                break;
            }
            if (TagForm.hasEnd(tag.name())) {
                open.addLast(tag);
            } else if (!open.isEmpty()
                    && tag.name().equals("end" + open.peekLast().name())) {
                open.removeLast();
            }
        }
        return List.copyOf(open);
    }

    private void next() {
        int open = text.indexOf('{', at);
        if (open < 0 || open + 1 >= text.length()) {
            at = text.length();
            return;
        }
        switch (text.charAt(open + 1)) {
            case '#' -> comment(open);
            case '{' -> inside(open, "}}");
            case '%' -> {
                if (wordAt(open + 2).equals("verbatim")) {
                    verbatim(open);
                } else {
                    inside(open, "%}");
                }
            }
            default -> at = open + 1;
        }
    }

    private void comment(int open) {
        int close = text.indexOf("#}", open + 2);
        if (close < 0) {
            fail(open, "the comment that begins here is not closed: '#}' is missing", TagForm.LITERALLY);
        } else {
            at = close + 2;
        }
    }

    private void verbatim(int open) {
        for (int tag = text.indexOf("{%", open + 2); tag >= 0; tag = text.indexOf("{%", tag + 2)) {
            int close = text.indexOf("%}", tag);
            if (close >= 0 && wordAt(tag + 2).equals("endverbatim")) {
                at = close + 2;
                return;
            }
        }
        fail(
                open,
                "the tag 'verbatim' is not closed: {% endverbatim %} is missing",
                "write it after what is meant literally");
    }

    /** Passes over a tag: brackets in it are closed in turn, and its end counts outside of them alone. */
    private void inside(int open, String close) {
        Deque<Integer> brackets = new ArrayDeque<>();
        int longText = -1;
        at = open + 2;
        while (at < text.length()) {
            int top = brackets.isEmpty() ? -1 : brackets.peekLast();
            if (top >= 0 && text.charAt(top) == '"') {
                if (inText(brackets) && longText < 0 && text.substring(top, at).indexOf('\n') >= 0) {
                    longText = top;
                }
                continue;
            }
            if (top < 0 && text.startsWith(close, at)) {
                at += close.length();
                tags.add(new Tag(close.equals("%}") ? wordAt(open + 2) : "", open, at));
                return;
            }
            int before = at;
            if (!expression(brackets, close)) {
                if (longText >= 0) {
                    failText(longText);
                }
                return;
            }
            if (longText < 0
                    && text.charAt(before) == '\''
                    && text.substring(before, at).indexOf('\n') >= 0) {
                longText = before;
            }
        }
        if (longText >= 0) {
            failText(longText);
        } else if (brackets.isEmpty()) {
            fail(
                    open,
                    "'" + text.substring(open, open + 2) + "' is not closed: '" + close + "' is missing",
                    TagForm.LITERALLY);
        } else {
            failOpen(brackets.peekLast());
        }
        tags.add(new Tag(close.equals("%}") ? wordAt(open + 2) : "", open, text.length()));
    }

    /** Passes over a piece of a text in double quotes; tells whether the text ends. */
    private boolean inText(Deque<Integer> brackets) {
        char c = text.charAt(at);
        if (c == '"') {
            brackets.removeLast();
            at++;
            return true;
        }
        if (text.startsWith("#{", at)) {
            brackets.addLast(at);
            at += 2;
        } else {
            at = Math.min(text.length(), at + (c == '\\' ? 2 : 1));
        }
        return false;
    }

    /** Passes over a word or a sign; {@code false} after a fault. */
    private boolean expression(Deque<Integer> brackets, String close) {
        int c = text.codePointAt(at);
        if (c == '"' || "([{".indexOf(c) >= 0) {
            brackets.addLast(at++);
        } else if (c == '\'') {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '\'') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            if (end >= text.length()) {
                failText(at);
                return false;
            }
            at = end + 1;
        } else if (")]}".indexOf(c) >= 0) {
            return close(brackets, (char) c, close);
        } else if (Character.isWhitespace(c) || Character.isLetterOrDigit(c) || c == '_' || SIGNS.indexOf(c) >= 0) {
            if (c == '!' && !text.startsWith("!=", at)) {
                fail(at, "'!' has no meaning here", "write 'not'");
                return false;
            }
            at += Character.charCount(c);
        } else {
            String help = c == '&' ? "write 'and'" : TagForm.LITERALLY;
            fail(at, "'" + Character.toString(c) + "' has no meaning in a tag", help);
            return false;
        }
        return true;
    }

    private boolean close(Deque<Integer> brackets, char found, String close) {
        if (brackets.isEmpty()) {
            String opening = close.equals("}}") ? "{{" : "{%";
            fail(
                    at,
                    "'" + found + "' closes nothing here: '" + opening + "' is closed by '" + close + "'",
                    TagForm.LITERALLY);
            return false;
        }
        if (closing(brackets.peekLast()) != found) {
            failOpen(brackets.peekLast());
            return false;
        }
        brackets.removeLast();
        at++;
        return true;
    }

    private char closing(int bracket) {
        return switch (text.charAt(bracket)) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }

    private void failOpen(int bracket) {
        char opening = text.charAt(bracket);
        if (opening == '"') {
            failText(bracket);
            return;
        }
        String shown = opening == '#' ? "#{" : Character.toString(opening);
        fail(
                bracket,
                "'" + shown + "' is not closed: '" + closing(bracket) + "' is missing",
                "write '" + closing(bracket) + "' where it ends");
    }

    private void failText(int quote) {
        fail(
                quote,
                "the text in quotes that begins here is not closed: " + text.charAt(quote) + " is missing",
                "write " + text.charAt(quote) + " where it ends");
    }

    private void fail(int offset, String statement, String help) {
        fault = new SyntaxFault(offset, statement, help);
    }

    /** The word at an index, after spaces and the sign that takes away whitespace; empty for none. */
    private String wordAt(int from) {
        int begin = from;
        while (begin < text.length() && (Character.isWhitespace(text.charAt(begin)) || text.charAt(begin) == '-')) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return text.substring(begin, end);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
