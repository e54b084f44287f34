package dev.launchway.engine.apply;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import dev.launchway.engine.redaction.Redactor;
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

    /** Lines of the one text that others of the other take the place of. */
    private record Region(int from, int fromEnd, int to, int toEnd) {}

    private DiffText() {}

    /** Makes the diff; empty where there is too much to compare. */
    static List<String> of(String before, String after, Redactor redactor) {
        List<String> from = lines(before);
        List<String> to = lines(after);
        if (from.size() + to.size() > COMPARED && !from.isEmpty() && !to.isEmpty()) {
            return List.of();
        }
        List<String> shownFrom = redactor.redactLines(from);
        List<String> shownTo = redactor.redactLines(to);
        Patch<String> shown = new Patch<>();
        for (Region region : regions(from, to)) {
            shown.addDelta(shown(region, from, shownFrom, to, shownTo));
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

    /** Where the texts differ: removals and additions at one place are one region. */
    private static List<Region> regions(List<String> from, List<String> to) {
        List<Region> regions = new ArrayList<>();
        Patch<String> patch = DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>());
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            Region next = new Region(
                    delta.getSource().getPosition(),
                    delta.getSource().getPosition() + delta.getSource().size(),
                    delta.getTarget().getPosition(),
                    delta.getTarget().getPosition() + delta.getTarget().size());
            Region last = regions.isEmpty() ? null : regions.get(regions.size() - 1);
            if (last != null && last.fromEnd == next.from && last.toEnd == next.to) {
                regions.set(regions.size() - 1, new Region(last.from, next.fromEnd, last.to, next.toEnd));
            } else {
                regions.add(next);
            }
        }
        return regions;
    }

    /** Where one side holds a secret, the other side may hold the one before it, whose value nobody knows any more. */
    private static ChangeDelta<String> shown(
            Region region, List<String> from, List<String> shownFrom, List<String> to, List<String> shownTo) {
        boolean secretBefore = differs(region.from, region.fromEnd, from, shownFrom);
        boolean secretAfter = differs(region.to, region.toEnd, to, shownTo);
        return new ChangeDelta<>(
                chunk(region.from, region.fromEnd, from, shownFrom, secretAfter && !secretBefore),
                chunk(region.to, region.toEnd, to, shownTo, secretBefore && !secretAfter));
    }

    private static boolean differs(int start, int end, List<String> raw, List<String> shown) {
        return !raw.subList(start, end).equals(shown.subList(start, end));
    }

    private static Chunk<String> chunk(int start, int end, List<String> raw, List<String> shown, boolean hide) {
        List<String> lines = new ArrayList<>(end - start);
        for (int i = start; i < end; i++) {
            boolean untouched = raw.get(i).equals(shown.get(i));
            lines.add(hide && untouched ? NEXT_TO_SECRET : shown.get(i));
        }
        return new Chunk<>(start, lines);
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
