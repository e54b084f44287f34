package dev.launchway.plan;

import dev.launchway.text.Article;

/** A class with a method of its own that reads its text. */
final class ParsedType extends ValueType<Object> {

    private final Definition<?> definition;
    private final int number;

    /**
     * By the code of a definition.
     *
     * @param name the class's simple name
     * @param definition the definition whose table names the class
     * @param number the class's number there
     */
    ParsedType(String name, Definition<?> definition, int number) {
        super(Article.with(name));
        this.definition = definition;
        this.number = number;
    }

    @Override
    public Object parse(String text) {
        try {
            return definition.parse(number, text);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            String why = e.getMessage() == null ? "'" + text + "' is not " + description() : e.getMessage();
            throw new IllegalArgumentException(why, e);
        }
    }
}
