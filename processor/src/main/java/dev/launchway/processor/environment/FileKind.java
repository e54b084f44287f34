package dev.launchway.processor.environment;

/** What a file of TOML is about, for what is said of one that cannot be read. */
enum FileKind {
    /** {@code production.toml}. */
    ENVIRONMENT(
            1 << 20,
            "an environment file",
            "move what is not about the environment into a file of a definition directory",
            "describe the environment, starting with [hosts], or delete the file"),
    /** {@code production.secrets.toml}; an encrypted value takes some hundred bytes. */
    SECRETS(
            16 << 20,
            "a file of secrets",
            "put long values into files of their own: 'secrets set ENVIRONMENT files.NAME'",
            "put it back from version control, or delete it and make one by 'secrets init'");

    /** More is no such file; the parser takes some seconds for so much. */
    final int mostBytes;
    /** What it is. */
    final String noun;
    /** What to do about one that is too large. */
    final String helpForLarge;
    /** What to do about one that says nothing. */
    final String helpForEmpty;

    FileKind(int mostBytes, String noun, String helpForLarge, String helpForEmpty) {
        this.mostBytes = mostBytes;
        this.noun = noun;
        this.helpForLarge = helpForLarge;
        this.helpForEmpty = helpForEmpty;
    }
}
