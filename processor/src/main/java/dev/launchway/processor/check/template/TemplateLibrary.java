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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The templates of a project and its libraries, each read and parsed once. */
final class TemplateLibrary {

    private static final int NAMED = 8;

    private final DefinitionFiles files;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, ParsedTemplate> texts = new HashMap<>();
    private TemplateParser parser;

    TemplateLibrary(DefinitionFiles files) {
        this.files = files;
    }

    TemplateParser parser() {
        if (parser == null) {
            parser = new TemplateParser();
        }
        return parser;
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
            return parser().parse(found.resource(), TemplateBytes.text(name, found.bytes()));
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
