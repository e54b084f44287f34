package dev.launchway.text;

import java.util.Locale;

/** The spelling of names: Java's camel case and constants, and the kebab case of environment files. */
public final class Names {

    private Names() {}

    /**
     * Turns a Java name into kebab case.
     *
     * @param javaName a class, field or constant name: {@code HttpCache}, {@code serverName}, {@code WEB_CONSOLE}, {@code
     *     HTTPServer}
     * @return {@code http-cache}, {@code server-name}, {@code web-console}, {@code http-server}
     */
    public static String kebab(String javaName) {
        if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
            return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        StringBuilder result = new StringBuilder(javaName.length() + 4);
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            if (c == '_') {
                result.append('-');
            } else if (Character.isUpperCase(c)) {
                boolean afterLower =
                        i > 0 && javaName.charAt(i - 1) != '_' && !Character.isUpperCase(javaName.charAt(i - 1));
                boolean beforeLower = i > 0
                        && i + 1 < javaName.length()
                        && Character.isUpperCase(javaName.charAt(i - 1))
                        && Character.isLowerCase(javaName.charAt(i + 1));
                if (afterLower || beforeLower) {
                    result.append('-');
                }
                result.append(Character.toLowerCase(c));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /**
     * Tells whether a text is a well-formed name of a component, host feature or attribute in kebab case.
     *
     * @param name the text
     * @return whether it starts with a lower-case letter and holds lower-case letters, digits and single dashes
     */
    public static boolean isKebab(String name) {
        if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z' || name.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!plain && (c != '-' || name.charAt(i - 1) == '-')) {
                return false;
            }
        }
        return true;
    }
}
