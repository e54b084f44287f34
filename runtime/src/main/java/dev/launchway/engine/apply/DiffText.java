package dev.launchway.engine.apply;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** A unified diff of two texts, without its two header lines, redacted. */
final class DiffText {

    private static final int CONTEXT = 3;
    private static final int LONGEST = 5_000;
    private static final int KEPT_AT_ENDS = 2_500;
    private static final int COMPARED = 20_000;
    private static final String NO_NEWLINE = "\\ No newline at end of file";
    private static final String NEXT_TO_SECRET = "(not shown: it may hold the former value of a secret)";

    private DiffText() {}

    /** Makes the diff; empty where there is too much to compare. */
    static List<String> of(String before, String after, Redactor redactor) {
        List<String> from = lines(before);
        List<String> to = lines(after);
        if (from.size() + to.size() > COMPARED && !from.isEmpty() && !to.isEmpty()) {
            return List.of();
        }
        Patch<String> patch = DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>());
        List<String> shownFrom = redactor.redactLines(from);
        List<String> shownTo = redactor.redactLines(to);
        Patch<String> shown = new Patch<>();
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            shown.addDelta(shown(delta, from, shownFrom, to, shownTo));
        }
        List<String> out = new ArrayList<>();
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff("", "", shownFrom, shown, CONTEXT);
        for (String line : unified.subList(Math.min(2, unified.size()), unified.size())) {
            out.addAll(List.of(line.split("\n", -1)));
        }
        return shorten(out);
    }

    /** A line that has no newline at its end carries the remark with it, so that it differs from the same line with one. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                lines.add(text.substring(start) + "\n" + NO_NEWLINE);
                return lines;
            }
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** Where one side holds a secret, the other side may hold the one before it, whose value nobody knows any more. */
    private static AbstractDelta<String> shown(
            AbstractDelta<String> delta,
            List<String> from,
            List<String> shownFrom,
            List<String> to,
            List<String> shownTo) {
        Chunk<String> source = delta.getSource();
        Chunk<String> target = delta.getTarget();
        boolean secretBefore = differs(source, from, shownFrom);
        boolean secretAfter = differs(target, to, shownTo);
        return new ChangeDelta<>(
                chunk(source, from, shownFrom, secretAfter && !secretBefore),
                chunk(target, to, shownTo, secretBefore && !secretAfter));
    }

    private static boolean differs(Chunk<String> chunk, List<String> raw, List<String> shown) {
        for (int i = chunk.getPosition(); i < chunk.getPosition() + chunk.size(); i++) {
            if (!raw.get(i).equals(shown.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static Chunk<String> chunk(Chunk<String> chunk, List<String> raw, List<String> shown, boolean hide) {
        List<String> lines = new ArrayList<>(chunk.size());
        for (int i = chunk.getPosition(); i < chunk.getPosition() + chunk.size(); i++) {
            boolean untouched = raw.get(i).equals(shown.get(i));
            lines.add(hide && untouched ? NEXT_TO_SECRET : shown.get(i));
        }
        return new Chunk<>(chunk.getPosition(), lines);
    }

    private static List<String> shorten(List<String> lines) {
        if (lines.size() <= LONGEST) {
            return lines;
        }
        List<String> ends = new ArrayList<>(lines.subList(0, KEPT_AT_ENDS));
        ends.add("… " + (lines.size() - 2 * KEPT_AT_ENDS) + " lines …");
        ends.addAll(lines.subList(lines.size() - KEPT_AT_ENDS, lines.size()));
        return ends;
    }
}
