package dev.launchway.processor.check.template;

/** Where a name is known that is not known where it is read; of several places the first of these counts. */
enum Origin {
    LATER("it is set later, or in a block that is not shown", "set it before this place"),
    LOOP("it is set in a loop, and ends with it", "set it before the loop, which may change it"),
    INCLUDED("it is set in another template, and ends with that", "set it in this one"),
    MACRO("it is set in a macro, and ends with it", "let the macro write it"),
    VARIABLE("it is the variable of a loop, and ends with it", "read it before {% endfor %}"),
    HANDED_OVER("'with' hands it to another template alone", "set it in this one");

    private final String reason;
    private final String help;

    Origin(String reason, String help) {
        this.reason = reason;
        this.help = help;
    }

    String statement(String name) {
        return "'" + name + "' is not known here: " + reason;
    }

    String help() {
        return help;
    }
}
