package dev.launchway.diagnostic.format;

import com.google.gson.stream.JsonWriter;
import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.diagnostic.Subject;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Findings as a log in SARIF 2.1.0, the format that code hosts take from static analysis. */
public final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** What relative paths are relative to: code hosts take it for the checkout. */
    private static final String BASE = "%SRCROOT%";

    private final SourceTree sources;
    private final JsonWriter json;
    private final List<Code> rules = new ArrayList<>();
    private final Fingerprints fingerprints = new Fingerprints();

    private Sarif(SourceTree sources, JsonWriter json) {
        this.sources = sources;
        this.json = json;
    }

    /**
     * Writes a log.
     *
     * @param findings what was found; none is a log with no results
     * @param sources where the files lie
     * @param out where the log goes, in UTF-8
     * @throws IOException when it cannot be written
     */
    public static void write(List<Finding> findings, SourceTree sources, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.setHtmlSafe(false);
        new Sarif(sources, json).log(findings);
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void log(List<Finding> findings) throws IOException {
        TreeSet<Code> codes = new TreeSet<>(Comparator.comparing(Code::id));
        findings.forEach(finding -> codes.add(finding.code()));
        rules.addAll(codes);
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        tool();
        json.name("columnKind").value("unicodeCodePoints");
        json.name("originalUriBaseIds").beginObject().name(BASE).beginObject();
        message("description", "the directory that the compiler, or the check, ran in");
        json.endObject().endObject();
        json.name("results").beginArray();
        for (Finding finding : findings) {
            result(finding);
        }
        json.endArray();
        json.endObject().endArray();
        json.endObject();
    }

    private void tool() throws IOException {
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("Launchway");
        json.name("version").value(Version.number());
        json.name("rules").beginArray();
        for (Code code : rules) {
            json.beginObject();
            RuleText text = RuleText.of(code);
            json.name("id").value(code.id());
            json.name("name").value(text.name());
            message("shortDescription", text.title());
            json.name("defaultConfiguration").beginObject();
            json.name("level").value(level(code.severity()));
            json.endObject();
            json.name("help").beginObject();
            json.name("text").value(text.help());
            json.name("markdown").value(text.markdown());
            json.endObject();
            json.endObject();
        }
        json.endArray();
        json.endObject().endObject();
    }

    private void result(Finding finding) throws IOException {
        json.beginObject();
        json.name("ruleId").value(finding.code().id());
        json.name("ruleIndex").value(rules.indexOf(finding.code()));
        json.name("level").value(level(finding.severity()));
        message("message", finding.text());
        locations(finding);
        related(NamedPlaces.in(finding));
        json.name("partialFingerprints").beginObject();
        json.name("launchwayFinding/v1").value(fingerprints.of(finding));
        json.endObject();
        properties(finding.subject());
        json.endObject();
    }

    private void related(Map<Place, String> places) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        json.name("relatedLocations").beginArray();
        int id = 0;
        for (Map.Entry<Place, String> place : places.entrySet()) {
            json.beginObject();
            json.name("id").value(++id);
            physicalLocation(place.getKey());
            message("message", place.getValue());
            json.endObject();
        }
        json.endArray();
    }

    private void locations(Finding finding) throws IOException {
        Subject subject = finding.subject();
        Optional<Place> place = finding.place();
        if (place.isEmpty()
                && subject.element().isEmpty()
                && subject.breadcrumb().isEmpty()) {
            return;
        }
        json.name("locations").beginArray().beginObject();
        if (place.isPresent()) {
            physicalLocation(place.get());
        }
        if (!subject.element().isEmpty() || !subject.breadcrumb().isEmpty()) {
            json.name("logicalLocations").beginArray();
            if (!subject.element().isEmpty()) {
                json.beginObject();
                json.name("fullyQualifiedName").value(subject.element());
                json.endObject();
            }
            if (!subject.breadcrumb().isEmpty()) {
                json.beginObject();
                json.name("fullyQualifiedName").value(subject.breadcrumb());
                json.name("kind").value("component");
                json.endObject();
            }
            json.endArray();
        }
        json.endObject().endArray();
    }

    private void physicalLocation(Place place) throws IOException {
        Optional<Path> file = sources.find(place.file());
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        if (file.isPresent() && file.get().isAbsolute()) {
            json.name("uri").value(file.get().toUri().toASCIIString());
        } else {
            json.name("uri")
                    .value(relative(
                            file.map(path -> path.toString().replace('\\', '/')).orElse(place.file())));
            json.name("uriBaseId").value(BASE);
        }
        json.endObject();
        if (place.line() > 0) {
            json.name("region").beginObject();
            json.name("startLine").value(place.line());
            if (place.column() > 0) {
                json.name("startColumn").value(place.column());
            }
            json.endObject();
        }
        json.endObject();
    }

    private void properties(Subject subject) throws IOException {
        if (subject.environments().isEmpty() && subject.hosts().isEmpty()) {
            return;
        }
        json.name("properties").beginObject();
        names("environments", subject.environments());
        names("hosts", subject.hosts());
        json.endObject();
    }

    private void names(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private void message(String name, String text) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    private static String level(Severity severity) {
        return severity == Severity.ERROR ? "error" : "warning";
    }

    private static String relative(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
