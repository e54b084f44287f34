package dev.launchway.secrets.source;

import dev.launchway.api.Secret;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.program.ProgramRun.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a program said of its failure, fit to be shown: short, and without values. */
final class ErrorOutput {

    private static final int MOST_LINES = 6;
    private static final int MOST_LETTERS = 200;
    /** Shorter texts stand in innocent words. */
    private static final int LEAST_SECRET = 4;

    private final List<String> values = new ArrayList<>();

    /** Takes the values that other runs of it gave. */
    ErrorOutput(Collection<SecretValue> values) {
        values.forEach(value -> add(value.content(), this.values));
    }

    private static void add(byte[] value, List<String> texts) {
        String text = new String(value, StandardCharsets.UTF_8).strip();
        texts.add(text);
        for (String line : text.split("\n", -1)) {
            texts.add(line.strip());
        }
    }

    /** The lines of its standard error; of many the first and the last ones. */
    List<String> lines(Outcome outcome) {
        List<String> secret = new ArrayList<>(values);
        add(outcome.output(), secret);
        secret.removeIf(text -> text.length() < LEAST_SECRET);
        secret.sort(Comparator.comparingInt(String::length).reversed());
        String text = new String(outcome.errors(), StandardCharsets.UTF_8);
        for (String one : secret) {
            text = text.replace(one, Secret.PLACEHOLDER);
        }
        List<String> lines = new ArrayList<>();
        for (String line : text.split("[\r\n]+", -1)) {
            String plain = line.strip();
            if (!plain.isEmpty()) {
                lines.add(plain.length() > MOST_LETTERS ? plain.substring(0, MOST_LETTERS) + " …" : plain);
            }
        }
        int left = lines.size() - MOST_LINES;
        if (left > 0) {
            lines.subList(MOST_LINES / 2, MOST_LINES / 2 + left).clear();
            lines.add(MOST_LINES / 2, "…");
        }
        return lines;
    }
}
