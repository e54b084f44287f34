package dev.launchway.processor;

/** Files of secrets as the compiler takes them: their form is right, and nothing in them decrypts. */
final class SecretsText {

    /** The lines before the first section of values. */
    static final int HEADER_LINES = 4;

    /** An encrypted value. */
    static final String VALUE = "{ changed = 2026-11-28, value = \"YWdl\", mac = \"5f1c\" }";

    /** The entry of a file beside. */
    static final String FILE = "{ changed = 2026-11-28, mac = \"90ab\" }";

    private SecretsText() {}

    /** A file of an environment, with sections whose first line is line 5; {@code VALUE} and {@code FILE} stand for entries. */
    static String of(String environment, String sections) {
        return """
                [secrets]
                environment = "%s"
                recipients = ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]
                key = { public = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p", age = "YWdl" }
                """.formatted(environment)
                + sections.replace(" = VALUE", " = " + VALUE).replace(" = FILE", " = " + FILE);
    }
}
