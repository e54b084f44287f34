package dev.launchway.engine.facts;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.SystemView;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks in this process whether facts are true that were kept on this machine. What cannot be told is not true. */
public final class FactCheck {

    private final SystemView system;
    private final Seal seal;
    private final boolean predicting;
    private final StringBuilder outputs = new StringBuilder();

    /**
     * Prepares to check the facts of one root.
     *
     * @param system the machine
     * @param seal what the facts must have been kept under
     * @param predicting whether the run changes nothing
     */
    public FactCheck(SystemView system, Seal seal, boolean predicting) {
        this.system = system;
        this.seal = seal;
        this.predicting = predicting;
        this.outputs.append(seal.separator());
    }

    /**
     * Whether all facts are true.
     *
     * @param text what {@link FactsText#write} returned
     * @return {@code false} also where that cannot be told, or the text is something else
     */
    public boolean holds(String text) {
        Optional<FactsText> facts = FactsText.read(text);
        if (facts.isEmpty()) {
            return false;
        }
        boolean sealed = false;
        try {
            for (List<String> line : facts.get().lines()) {
                List<String> words = line.subList(1, line.size());
                switch (line.get(0)) {
                    case "end" -> {
                        return sealed;
                    }
                    case "sealed" -> {
                        sealed = facts.get().seal().equals(sealOf(facts.get(), words));
                        if (!sealed) {
                            return false;
                        }
                    }
                    default -> {
                        if (!holds(line.get(0), words)) {
                            return false;
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException | NotProvableException e) {
            return false;
        }
        return false;
    }

    private String sealOf(FactsText facts, List<String> paths) throws IOException {
        MessageDigest digest = seal.begin();
        Seal.addSum(digest, FactsText.sha256(facts.sealed()), Seal.STANDARD_INPUT);
        return sumsOf(digest, paths);
    }

    private String sumsOf(MessageDigest digest, List<String> paths) throws IOException {
        for (String path : paths) {
            Seal.addSum(digest, system.checksum(Path.of(path)), path);
        }
        return Sha256.hex(digest);
    }

    private boolean holds(String word, List<String> words) throws IOException, NotProvableException {
        return switch (word) {
            case "deploying" -> !predicting;
            case "file" -> all(words, Kind.FILE);
            case "directory" -> all(words, Kind.DIRECTORY);
            case "symlink" -> all(words, Kind.SYMLINK);
            case "other" -> all(words, Kind.OTHER);
            case "absent" -> all(words, Kind.MISSING);
            case "regular" -> words.stream().allMatch(path -> Files.isRegularFile(Path.of(path)));
            case "status" -> shown(words.get(0), words.subList(2, words.size())).equals(words.get(1));
            case "link" -> system.readLink(Path.of(words.get(1))).toString().equals(words.get(0));
            case "names" -> names(Path.of(words.get(0))).equals(words.get(1));
            case "running" -> system.process(Long.parseLong(words.get(0))).equals(Optional.of(words.get(1)));
            case "gone" -> system.process(Long.parseLong(words.get(0))).isEmpty();
            case "digest" ->
                sumsOf(seal.beginOfHost(), words.subList(1, words.size())).equals(words.get(0));
            case "input" -> inputOf(Path.of(words.get(1))).equals(words.get(0));
            case "moment" -> {
                long now = system.now().getEpochSecond();
                yield now >= Long.parseLong(words.get(0)) && now < Long.parseLong(words.get(1));
            }
            case "connects" ->
                system.problemAt(words.get(0), Integer.parseInt(words.get(1))).isEmpty();
            case "responds" -> system.problemAt(URI.create(words.get(1))).isEmpty();
            case "query" -> query(words);
            case "outputs" -> FactsText.sha256(outputs.toString()).equals(words.get(0));
            default -> false;
        };
    }

    private boolean all(List<String> paths, Kind kind) throws IOException {
        for (String path : paths) {
            if (system.status(Path.of(path)).kind() != kind) {
                return false;
            }
        }
        return true;
    }

    private String shown(String format, List<String> paths) throws IOException, NotProvableException {
        List<String> rows = new ArrayList<>();
        for (String path : paths) {
            rows.add(EntryFacts.shown(format, Path.of(path), system));
        }
        return String.join("\n", rows);
    }

    private String names(Path directory) throws IOException, NotProvableException {
        List<String> names = new ArrayList<>();
        for (Path entry : system.list(directory)) {
            names.add(entry.getFileName().toString());
        }
        return FactsText.joined(names);
    }

    private String inputOf(Path path) throws IOException {
        MessageDigest digest = seal.beginOfHost();
        Seal.addSum(digest, system.checksum(path), Seal.STANDARD_INPUT);
        return Sha256.hex(digest);
    }

    private boolean query(List<String> words) throws NotProvableException {
        QueryFacts.Line line = QueryFacts.Line.of(words);
        CommandResult result;
        try {
            result = system.run(new CommandSpec(
                    line.argv(),
                    Map.of(),
                    Path.of(line.directory()),
                    line.input().isEmpty() ? Optional.empty() : Optional.of(line.input()),
                    Optional.of(Duration.ofSeconds(line.seconds()))));
        } catch (CommandFailed e) {
            return false;
        }
        if (line.asksFor(QueryFacts.STDOUT)) {
            outputs.append(PlainText.said(result.stdout())).append(seal.separator());
        }
        if (line.asksFor(QueryFacts.STDERR)) {
            outputs.append(PlainText.said(result.stderr())).append(seal.separator());
        }
        return line.allows(result.exitCode());
    }
}
