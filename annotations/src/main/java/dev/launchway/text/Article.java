package dev.launchway.text;

/** The indefinite article of English before the names of types. */
public final class Article {

    private Article() {}

    /**
     * A name with its article.
     *
     * @param name a name, as it is spoken by its letters
     * @return {@code a List}, {@code an Optional}
     */
    public static String with(String name) {
        boolean vowel = !name.isEmpty() && "AEIOaeio".indexOf(name.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + name;
    }
}
