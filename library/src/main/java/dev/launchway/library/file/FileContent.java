package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.MissingFileException;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was said of the content of a {@link File}, and what follows from it. */
final class FileContent {

    private final String label;
    private final List<String> settings = new ArrayList<>();
    private final Set<String> secrets = new TreeSet<>();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean binary;
    private boolean sensitive;
    private String text;
    private Secret secret;
    private byte[] bytes;
    private String template;
    private String source;
    private LineEnds lineEnds;
    private final Variables variables = new Variables();

    FileContent(String label) {
        this.label = label;
    }

    void text(String content) {
        secrets.clear();
        secret = null;
        text = content;
        bytes = null;
        given("content");
    }

    void bytes(byte[] content) {
        secrets.clear();
        secret = null;
        bytes = content.clone();
        text = null;
        given("content");
    }

    void secret(Secret content) {
        text(null);
        secret = content;
        secrets.add(content.name().orElse(""));
    }

    void secret(SecretFile content) {
        bytes(content.reveal());
        secrets.add(content.name());
    }

    void rendered(String name) {
        template = name;
        given("rendered");
    }

    void source(String file) {
        source = file;
        given("source");
    }

    private void given(String setting) {
        settings.remove(setting);
        settings.add(setting);
    }

    void binary() {
        binary = true;
    }

    void encoding(String name) {
        try {
            charset = TextEncoding.named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label + ": " + e.getMessage(), e);
        }
    }

    void lineEnds(LineEnds ends) {
        lineEnds = ends;
    }

    void with(String name, Object value) {
        variables.put(label, name, value);
    }

    void sensitive() {
        sensitive = true;
    }

    /** The settings that say where the content comes from, as the author calls them. */
    List<String> settings() {
        return settings;
    }

    /** The path of the source, {@code null} where there is none. */
    String source() {
        return source;
    }

    ContentDiff diff() {
        return new ContentDiff(charset, binary, sensitive, secrets);
    }

    /** Finds out where the bytes come from; what can be known now is rendered now. */
    Origin origin(Configuration here, String path) {
        if (settings.size() > 1) {
            throw new IllegalArgumentException(label + " has " + String.join(" and ", settings)
                    + ", but the content comes from one place: keep one of them");
        }
        boolean copied = bytes != null || source != null || (binary && settings.isEmpty());
        if (copied && lineEnds != null) {
            throw new IllegalArgumentException(
                    label + " has lineEnds, but it is copied as it is: drop .lineEnds(…), or let it be text, by"
                            + " .rendered(…) or .content(…)");
        }
        if (!variables.isEmpty() && (copied || settings.contains("content"))) {
            throw new IllegalArgumentException(
                    label + " has variables, but no template that could use them: drop .with(…), or say .rendered(…)");
        }
        if (source != null && TargetPath.isOnTarget(source)) {
            return Origin.onTarget(here.map(source));
        }
        return Origin.known(known(here.maker(), path));
    }

    private byte[] known(Configuration maker, String path) {
        if (bytes != null) {
            return bytes;
        }
        if (secret != null) {
            return encoded(maker, secret.reveal());
        }
        if (text != null) {
            return encoded(maker, text);
        }
        if (source != null) {
            return maker.resource(source);
        }
        if (template != null) {
            return rendered(maker, template);
        }
        String implied = TargetPath.baseName(path);
        if (!maker.hasFile(implied)) {
            throw new MissingFileException(label + " has no content: the definition directory has no file '" + implied
                    + "'; add that file, or say .content(…), .rendered(…) or .source(…)");
        }
        return binary ? maker.resource(implied) : rendered(maker, implied);
    }

    private byte[] encoded(Configuration maker, String finalText) {
        secrets.addAll(maker.secretsIn(finalText));
        LineEnds ends = lineEnds == null ? LineEnds.LF : lineEnds;
        return TextEncoding.encode(ends.in(finalText), charset, label);
    }

    private byte[] rendered(Configuration maker, String name) {
        return encoded(maker, maker.template(name, variables.values(), charset));
    }

    /** The text of bytes that were found so. */
    String decoded(byte[] result) {
        String decoded = TextEncoding.decode(result, charset);
        if (decoded == null) {
            throw new IllegalStateException(label + " is no text in " + charset.name() + ": read its bytes()");
        }
        return decoded;
    }
}
