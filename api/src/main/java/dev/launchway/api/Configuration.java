package dev.launchway.api;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code configure} sees: names, templates and files of the plan, and no target.
 *
 * <p>{@code configure} is pure. It runs on the controller and again on the target, and must come to the same result.
 */
public interface Configuration {

    /**
     * The host that this component is for.
     *
     * @return the host
     */
    Host host();

    /**
     * The environment that is being configured.
     *
     * @return the environment
     */
    Environment environment();

    /**
     * The work directory of the root component: {@code work/<root name>}.
     *
     * @return an absolute path
     */
    Path workdir();

    /**
     * Maps a path to its place on the target.
     *
     * @param path relative: below the work directory; {@code ~} and {@code ~/…}: below the home directory; absolute: through
     *     the environment's {@code [vfs]}
     * @return an absolute, normalised path
     */
    Path map(String path);

    /**
     * Renders a template that is given as text.
     *
     * @param template text with {@code {{ }}} over {@code component}, {@code host} and {@code environment}
     * @return the rendered text, whitespace as written
     * @throws IllegalArgumentException for a syntax error or an unknown name, with the place in the template
     */
    String expand(String template);

    /**
     * Renders a template of the definition directory.
     *
     * @param name a path below the definition directory
     * @return the rendered text, whitespace as written
     * @throws IllegalArgumentException when there is none of that name, for a syntax error or an unknown name
     */
    String template(String name);

    /**
     * Renders a template of the definition directory with variables of its own.
     *
     * @param name a path below the definition directory
     * @param variables names that the template knows beside {@code component}, {@code host}, {@code environment} and {@code
     *     managed}, which they do not hide; a value is what an attribute can be, a record, a component, {@code null}, or a list, a
     *     map or an Optional of these
     * @param encoding how the template, and those that it includes, are read where they are not UTF-8
     * @return the rendered text, whitespace as written
     * @throws IllegalArgumentException when there is none of that name, for a syntax error or an unknown name, and for a variable
     *     that the template does not mention
     */
    String template(String name, Map<String, ?> variables, Charset encoding);

    /**
     * Reads a file of the definition directory.
     *
     * @param name a path below the definition directory
     * @return its bytes
     * @throws IllegalArgumentException when there is none of that name
     */
    byte[] resource(String name);

    /**
     * Lists the files below a directory of the definition directory.
     *
     * @param directory a path below the definition directory; empty for the definition directory itself
     * @return paths relative to {@code directory}, of files only, sorted; empty when there is no such directory
     */
    List<String> files(String directory);

    /**
     * Whether the definition directory has a file of that name.
     *
     * @param name a path below the definition directory
     * @return whether {@link #resource} would find it
     */
    boolean hasFile(String name);

    /**
     * Says that this component needs something that the controller gets, the machine that the deployment is run from. Nothing
     * happens yet: the source runs when the component asks for the content in {@code verify} or {@code update}, by {@link
     * Probe#content}, once in a run for all components of this class and all hosts that name the same key. A host gets what its own
     * components have named, and nothing else.
     *
     * @param key names what is got, with all that it depends on, and no secret: {@code https://git.example.com/app.git main}
     * @param source gets it; it runs on the controller alone
     * @return its name, for {@link Probe#content}
     * @throws IllegalStateException after {@code configure}
     */
    ControllerFile fromController(String key, ControllerSource source);

    /**
     * Adds a sub-component and prepares it at once, so that its computed values can be read. It is deployed after the
     * sub-components in fields.
     *
     * @param component a component; {@code null} is skipped
     * @param <T> its type
     * @return the argument
     */
    <T> T add(T component);

    /**
     * Notes a message, shown once when all roots are configured.
     *
     * @param message a format string as of {@link String#format}, with the environment's locale; taken literally when there are no arguments
     * @param args the format's arguments
     */
    void log(String message, Object... args);

    /**
     * The configuration of the component that made this one: its definition directory, its {@code component} in templates.
     *
     * @return the maker's view; for a root component its own
     */
    Configuration maker();

    /**
     * The component that this one is a part of: for a platform component the one that it extends.
     *
     * @param type the expected type
     * @param <T> the expected type
     * @return the parent
     * @throws IllegalStateException for a root component, and when the parent is of another type
     */
    <T> T parent(Class<T> type);

    /**
     * Says that this component decides about one aspect of a path. Two components of one host that decide about the same aspect
     * of the same path are an error of the model, unless one is a part of the other.
     *
     * @param path a mapped path
     * @param aspect what is decided about
     */
    void manage(Path path, Aspect aspect);

    /** What a component can decide about a path. */
    enum Aspect {
        /** What stands there: a file, a directory, a link, and its content. */
        CONTENT,
        /** That a file stands there, or some of its lines: beside others who do so, and not beside one of the content. */
        PART,
        /** The permission bits. */
        MODE,
        /** The owning user. */
        OWNER,
        /** The owning group. */
        GROUP
    }

    /**
     * Says that this component runs a command. The value of a secret in it, which everybody on the host could see, is an error of
     * the model then, found before anything changes; in other commands it is found when they are to run.
     *
     * @param argv the program and its arguments
     */
    void runs(List<String> argv);

    /**
     * Begins to say what this component may do as another user, by {@link Probe#as} and {@link Target#as}. Nothing else is done
     * as that user.
     *
     * @param user a user's name on the target
     * @return takes what may be done
     * @throws IllegalArgumentException for a text that is no name of a user
     * @throws IllegalStateException after {@code configure}
     */
    Privilege as(String user);

    /**
     * Says what configure decided beyond attributes and sub-components. A host that is deployed from another machine configures its
     * components a second time, and refuses to go on when they come out in another way: this is part of what is compared.
     *
     * @param values texts, numbers, paths, bytes; {@code null} counts too. Anything else counts by its {@code toString()}
     */
    void settle(Object... values);

    /**
     * The secrets that a text holds: those that a template has put into it, whatever it made of them, and those whose value of at
     * least six characters stands in it, in the clear or encoded. A component that writes a text asks for it, and keeps the text
     * from those who may not know.
     *
     * @param text what is to be written
     * @return their names, as {@code postgres.password}; an empty one for secrets without a name
     * @throws RuntimeException for a text that a secret was joined to by {@code +}: it holds {@link Secret#PLACEHOLDER} in place of
     *     the value; an error of the model
     */
    Set<String> secretsIn(String text);

    /**
     * The secrets that a content holds, as for a text. Of what is no text none is found.
     *
     * @param content what is to be written
     * @return their names
     */
    Set<String> secretsIn(byte[] content);

    /**
     * Says that others than the owner of a file can read secrets in it, which is a warning of the model: an author who means it
     * calls {@code sensitive()} beside {@code mode(…)}, and the component does not say so.
     *
     * @param path the file
     * @param mode the permission bits that its author has set
     * @param secrets the names of what it holds
     */
    void exposes(Path path, FileMode mode, Collection<String> secrets);

    /**
     * Says that something which this component brings holds for a time alone: a certificate, a licence. Whoever begins a run looks
     * at the clock, {@code check} too: before and after that time it is an error of the model, so that nothing changes; in the 30
     * days before its end it is a warning. On the hosts of a remote deployment nobody looks again.
     *
     * @param what the thing, as the subject of a sentence: {@code the certificate 'CN=shop.example.com'}
     * @param from from when on it holds
     * @param until until when it holds
     */
    void holds(String what, Instant from, Instant until);
}
