package dev.launchway.diagnostic.format;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.diagnostic.Subject;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the compiler found, as a file of the plan jar: {@code check} adds it to what it finds itself. It names files from their
 * source directory on, so that the same sources give the same bytes anywhere.
 */
public final class StoredFindings {

    /** The name of the file in the class output. */
    public static final String FILE = "META-INF/launchway/findings.json";

    private StoredFindings() {}

    /**
     * Writes the file.
     *
     * @param findings warnings: with an error there is no plan jar
     * @param out where it goes
     * @throws IOException when it cannot be written
     */
    public static void write(List<Finding> findings, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.beginArray();
        for (Finding finding : findings) {
            json.beginObject();
            json.name("code").value(finding.code().id());
            json.name("severity").value(finding.severity().name());
            json.name("statement").value(finding.statement());
            json.name("details").beginArray();
            for (String line : finding.details()) {
                json.value(line);
            }
            json.endArray();
            if (finding.help().isPresent()) {
                json.name("help").value(finding.help().get());
            }
            if (finding.place().isPresent()) {
                json.name("place").value(finding.place().get().toString());
            }
            json.name("element").value(finding.subject().element());
            json.endObject();
        }
        json.endArray();
        json.flush();
        out.write('\n');
    }

    /**
     * Reads the file.
     *
     * @param in its text
     * @return the findings; those with a code that this version does not know are left out
     * @throws IOException when it cannot be read, or is no such file
     */
    public static List<Finding> read(Reader in) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (JsonReader json = new JsonReader(in)) {
            json.beginArray();
            while (json.hasNext()) {
                readOne(json).ifPresent(findings::add);
            }
            json.endArray();
        } catch (IllegalStateException | IllegalArgumentException | JsonParseException e) {
            throw new IOException(e.getMessage(), e);
        }
        return findings;
    }

    private static Optional<Finding> readOne(JsonReader json) throws IOException {
        Optional<Code> code = Optional.empty();
        Severity severity = Severity.WARNING;
        String statement = "";
        List<String> details = new ArrayList<>();
        Optional<String> help = Optional.empty();
        Optional<Place> place = Optional.empty();
        Subject subject = Subject.NONE;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "code" -> code = Code.of(json.nextString());
                case "severity" -> severity = Severity.valueOf(json.nextString());
                case "statement" -> statement = json.nextString();
                case "details" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        details.add(json.nextString());
                    }
                    json.endArray();
                }
                case "help" -> help = Optional.of(json.nextString());
                case "place" -> place = Optional.of(Place.parse(json.nextString()));
                case "element" -> subject = Subject.element(json.nextString());
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(code.get(), severity, statement, details, help, place, subject));
    }
}
