package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The contents of files, by digests over what {@code sha256sum} writes of them, which begin with keys: no hash of a content is kept
 * by itself. The first digest is the seal of all facts.
 */
final class ContentFacts {

    /** A name that {@code sha256sum} of coreutils writes in another way than that of busybox. */
    private static final Pattern ESCAPED = Pattern.compile("[\\\\\n\r]");

    private final Seal seal;
    private final Map<Path, String> contents = new LinkedHashMap<>();

    ContentFacts(Seal seal) {
        this.seal = seal;
    }

    void add(Fact.Content content) throws NotProvableException {
        String before = contents.put(content.path(), content.sha256());
        if (before != null && !before.equals(content.sha256())) {
            throw new NotProvableException(content.path() + " changed while it was looked at");
        }
    }

    /** Writes that those are regular files of which nothing else says it: what is no file could be read for ever. */
    void writeKinds(FactsScript script, EntryFacts entries) throws NotProvableException {
        List<String> followed = new ArrayList<>();
        for (Path path : contents.keySet()) {
            if (!entries.isFile(path)) {
                followed.add(PlainText.of(path));
            }
        }
        script.addAll("regular", followed);
    }

    /** Writes them; the first ones are under the seal. */
    void write(FactsScript script) throws NotProvableException {
        List<List<String>> parts = parts();
        List<String> sealed = new ArrayList<>(List.of("sealed"));
        sealed.addAll(parts.isEmpty() ? List.of() : parts.get(0));
        script.add(sealed);
        for (int i = 1; i < parts.size(); i++) {
            MessageDigest digest = seal.beginOfHost();
            addSums(digest, parts.get(i));
            List<String> words = new ArrayList<>(List.of("digest", Sha256.hex(digest)));
            words.addAll(parts.get(i));
            script.add(words);
        }
        for (Map.Entry<Path, String> content : contents.entrySet()) {
            String path = PlainText.of(content.getKey());
            if (ESCAPED.matcher(path).find()) {
                MessageDigest digest = seal.beginOfHost();
                Seal.addSum(digest, content.getValue(), Seal.STANDARD_INPUT);
                script.add("input", Sha256.hex(digest), path);
            }
        }
    }

    /** The digest of all that is under the seal. */
    String sealOf(String text) throws NotProvableException {
        MessageDigest digest = seal.begin();
        Seal.addSum(digest, FactsText.sha256(text), Seal.STANDARD_INPUT);
        List<List<String>> parts = parts();
        addSums(digest, parts.isEmpty() ? List.of() : parts.get(0));
        return Sha256.hex(digest);
    }

    private List<List<String>> parts() throws NotProvableException {
        List<String> paths = new ArrayList<>();
        for (Path path : contents.keySet()) {
            String text = PlainText.of(path);
            if (!ESCAPED.matcher(text).find()) {
                paths.add(text);
            }
        }
        return FactsScript.parts(paths);
    }

    private void addSums(MessageDigest digest, List<String> paths) {
        for (String path : paths) {
            Seal.addSum(digest, contents.get(Path.of(path)), path);
        }
    }
}
