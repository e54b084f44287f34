package dev.launchway.template;

import java.util.Collection;
import java.util.List;

/** The wording of faults in templates. */
public final class TemplateWords {

    /** The simple name of the type of secret files. */
    public static final String SECRET_FILE = "SecretFile";

    /** What to do with a secret file in place of writing it into text. */
    public static final String BYTES_HELP =
            "write it into a file of its own, in configure: File.at(\"…\").content(…); a text is a Secret";

    /** The names that every template starts from. */
    public static final List<String> ROOTS = List.of("component", "host", "environment", "managed");

    /** What {@code component} has besides its own members: the work directory. A member of that name comes first. */
    public static final String WORKDIR = "workdir";

    private TemplateWords() {}

    /**
     * A file that is not there.
     *
     * @param kind {@code template} or {@code file}
     * @param name its name
     * @param folder the definition directory, which ends with {@code /}, or is empty for that of the unnamed package
     * @return the statement
     */
    public static String missing(String kind, String name, String folder) {
        return "there is no " + kind + " '" + name + "' in the definition directory "
                + (folder.isEmpty() ? "(the root of the resources)" : folder.substring(0, folder.length() - 1));
    }

    /**
     * A name that leads out of the definition directory, or that is none.
     *
     * @param name the name
     * @return the statement
     */
    public static String outside(String name) {
        return "'" + name + "' is no name below the definition directory: write it as in 'conf/app.conf'";
    }

    /**
     * A member that is not there.
     *
     * @param owner what is asked for it, as in {@code component} or {@code Address}
     * @param name the name
     * @return the statement
     */
    public static String unknownMember(String owner, String name) {
        return owner + " has no '" + name + "'";
    }

    /**
     * A key of free data that is not set.
     *
     * @param data {@code host.data} or {@code environment.data}
     * @param name the key
     * @return the beginning of the statement
     */
    public static String notSet(String data, String name) {
        return data + (isName(name) ? "." + name : "['" + name + "']") + " is not set";
    }

    /**
     * What to write into an environment file.
     *
     * @param section the section, without brackets
     * @param name the key
     * @return the help
     */
    public static String setData(String section, String name) {
        return "write into [" + section + "]: data." + (isKey(name) ? name : "\"" + name + "\"") + " = \"…\"";
    }

    /**
     * A name that a template does not start from.
     *
     * @param name the name
     * @param known the names that it starts from
     * @return the statement
     */
    public static String unknownRoot(String name, Collection<String> known) {
        return known.contains(name)
                ? "'" + name + "' is not known here: a macro sees its arguments alone"
                : "'" + name + "' is not known: a template starts from component, host or environment";
    }

    /**
     * A variable that a template does not mention.
     *
     * @param name the name
     * @return the statement
     */
    public static String unused(String name) {
        return "the template is given '" + name + "', by .with(…), and does not use it";
    }

    /**
     * What to do about a record whose parts are not known.
     *
     * @param type its simple name
     * @return the help
     */
    public static String nameRecord(String type) {
        return "templates read the records that a component declares or names: let a method of it return one, as in"
                + " List<" + type + "> all() { … }";
    }

    /**
     * What to do about a name that a macro does not see.
     *
     * @param name {@code component}, {@code host} or {@code environment}
     * @return the help
     */
    public static String passToMacro(String name) {
        return "hand it over: {% macro name(" + name + ") %}, {{ name(" + name + ") }}";
    }

    /**
     * A filter, test, function or macro that is not there.
     *
     * @param kind {@code filter}, {@code test}, or {@code function or macro}
     * @param name its name
     * @return the statement
     */
    public static String unknown(String kind, String name) {
        return "there is no " + kind + " '" + name + "'";
    }

    /**
     * A method that is called with arguments.
     *
     * @param name its name
     * @return the statement
     */
    public static String calledWithArguments(String name) {
        return "'" + name + "' is called with arguments: templates call methods without";
    }

    /**
     * A requirement or a sub-component that the value of an attribute reads.
     *
     * @param name its name
     * @return the statement
     */
    public static String setLater(String name) {
        return "component." + name
                + " is not set yet when the values of an environment are: those read attributes alone";
    }

    /**
     * Templates that bring in each other without a condition.
     *
     * @param names the templates, the first again as the last
     * @return the statement
     */
    public static String endless(List<String> names) {
        return names.size() == 2
                ? "the template '" + names.get(0) + "' brings in itself without an end"
                : "templates bring in each other without an end: " + String.join(", ", names);
    }

    /**
     * A component that is written as if it were text.
     *
     * @param type the simple name of its class with the article: {@code a File}
     * @return the statement
     */
    public static String hasNoText(String type) {
        return type + " is a component and has no text: name one of its members";
    }

    /**
     * A value of a class that says nothing of its content, so that its text would be another one in each run.
     *
     * @param type the simple name of its class with the article: {@code a Session}
     * @return the statement
     */
    public static String isOfIdentity(String type) {
        return type + " has no text of its own";
    }

    /** What to do about {@link #isOfIdentity}. */
    public static final String IDENTITY_HELP =
            "give the template a text, a number, a record, or a list or a map of these";

    /**
     * A loop over what is neither a list nor a map.
     *
     * @param type what the type is called
     * @return the statement
     */
    public static String isOne(String type) {
        return "the loop goes over one value, of the type " + type + ": it takes a list or a map";
    }

    /**
     * A syntax error.
     *
     * @param fault what is wrong
     * @return the statement
     */
    public static String syntax(SyntaxFault fault) {
        return "syntax error: " + fault.statement();
    }

    /**
     * Bytes that stand where text is due.
     *
     * @return the statement
     */
    public static String isBytes() {
        return "a " + SECRET_FILE + " is bytes, and has no text";
    }

    private static boolean isKey(String key) {
        return isName(key.replace('-', '_'));
    }

    private static boolean isName(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
