package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.template.DefinitionFiles;
import dev.launchway.processor.template.DefinitionFiles.Found;
import dev.launchway.processor.template.ParsedTemplate;
import dev.launchway.processor.template.TemplateParser;
import dev.launchway.processor.template.TemplateSyntaxException;
import dev.launchway.template.TemplateBytes;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The templates of a project and its libraries, each read and parsed once. */
final class TemplateLibrary {

    private static final int NAMED = 8;

    private final DefinitionFiles files;
    private final Set<Charset> encodings;
    private final boolean anyEncoding;
    private final Map<String, Object> known;
    private final Map<String, ParsedTemplate> texts = new HashMap<>();
    private final TemplateLibrary whole;
    private TemplateParser parser;

    TemplateLibrary(DefinitionFiles files) {
        this.files = files;
        this.known = new HashMap<>();
        this.encodings = Set.of();
        this.anyEncoding = false;
        this.whole = this;
    }

    private TemplateLibrary(TemplateLibrary whole, Set<Charset> encodings, boolean anyEncoding) {
        this.files = whole.files;
        this.known = encodings.isEmpty() ? whole.known : new HashMap<>();
        this.encodings = encodings;
        this.anyEncoding = anyEncoding;
        this.whole = whole;
    }

    /**
     * The same files, read for a file of which more is known.
     *
     * @param others the encodings of templates that are not UTF-8
     * @param any whether there may be others; such a template is passed over
     */
    TemplateLibrary reading(Set<Charset> others, boolean any) {
        return others.isEmpty() && !any ? this : new TemplateLibrary(this, others, any);
    }

    TemplateParser parser() {
        if (whole.parser == null) {
            whole.parser = new TemplateParser();
        }
        return whole.parser;
    }

    DefinitionFiles files() {
        return files;
    }

    /**
     * A template of a definition directory.
     *
     * @param folders the directory
     * @param name the template's name
     * @param faults takes what is wrong with the file itself
     * @return the template; empty when there is none, or when it was reported
     */
    Optional<ParsedTemplate> find(List<String> folders, String name, Consumer<Fault> faults) {
        Optional<Found> found = files.find(folders, name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Object parsed = known.computeIfAbsent(found.get().resource(), resource -> read(found.get(), name));
        if (parsed instanceof Fault fault) {
            if (anyEncoding && fault.code() == Code.LW407_NOT_TEXT) {
                return Optional.empty();
            }
            faults.accept(fault);
            return Optional.empty();
        }
        return Optional.of((ParsedTemplate) parsed);
    }

    /** The template that a text is; one value may stand in many environments. */
    ParsedTemplate parse(String text) throws TemplateSyntaxException {
        ParsedTemplate parsed = texts.get(text);
        if (parsed == null) {
            parsed = parser().parse("", text);
            texts.put(text, parsed);
        }
        return parsed;
    }

    private Object read(Found found, String name) {
        try {
            TemplateBytes.checkSize(name, found.size());
            return parser().parse(found.resource(), text(name, found.bytes()));
        } catch (TemplateSyntaxException e) {
            return Fault.of(e);
        } catch (TemplateBytes.NotTextException e) {
            return new Fault(Code.LW407_NOT_TEXT, found.resource(), e.getMessage(), e.help());
        } catch (IOException e) {
            return new Fault(
                    Code.LW407_NOT_TEXT,
                    found.resource(),
                    "the template '" + name + "' cannot be read: " + e.getMessage(),
                    "");
        }
    }

    private String text(String name, byte[] bytes) throws TemplateBytes.NotTextException {
        for (Charset encoding : encodings) {
            try {
                return TemplateBytes.text(name, bytes, encoding);
            } catch (TemplateBytes.NotTextException e) {
                // it may be in another one
            }
        }
        return TemplateBytes.text(name, bytes, StandardCharsets.UTF_8);
    }

    /** What to say of a template that is not there. */
    Fault missing(List<String> folders, String name, String place) {
        if (!DefinitionFiles.isInside(name)) {
            return new Fault(Code.LW401_MISSING_FILE, place, TemplateWords.outside(name), "");
        }
        List<String> names = files.names(folders);
        Optional<String> near = NearestName.of(name, names);
        String help;
        if (near.isPresent()) {
            help = DidYouMean.question(near.get());
        } else if (files.isDirectory(folders, name)) {
            help = "'" + name + "' is a directory: name a file in it";
        } else if (names.isEmpty()) {
            help = "write it to src/main/resources/" + folders.get(0) + name
                    + (files.ofOutputAlone()
                            ? "; where the resources lie is not known, since the class output is in no project that could"
                                    + " be told: name their directory by -Alaunchway.resources"
                            : "");
        } else {
            help = "write it to src/main/resources/" + folders.get(0) + name + "; there is "
                    + String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        }
        return new Fault(Code.LW401_MISSING_FILE, place, TemplateWords.missing("template", name, folders.get(0)), help);
    }
}
