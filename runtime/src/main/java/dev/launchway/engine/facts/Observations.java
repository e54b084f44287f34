package dev.launchway.engine.facts;

import dev.launchway.api.FileStatus;
import dev.launchway.engine.system.CommandSpec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verifies of one root are shown, gathered as facts: each thing once, and of it what was asked for. Where something was
 * shown that is no fact, or two looks at one thing differed, there are none, and the first reason for that is remembered.
 */
public final class Observations {

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    /** Gathers nothing: for what is neither verified nor asked when it was updated. */
    public static final Observations NONE = unprovable("nothing is observed");

    /** Paths are text for programs only where both are UTF-8. */
    private static final boolean PATHS_ARE_UTF_8 =
            StandardCharsets.UTF_8.equals(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));

    private static final char UNREADABLE = '\uFFFD';

    private final Map<Path, ObservedEntry> entries = new LinkedHashMap<>();
    private final Map<Fact.Query, ObservedQuery> queries = new LinkedHashMap<>();
    private final Map<Subject, Fact> others = new LinkedHashMap<>();
    private final long deadline;
    private int reading;
    private String unprovable;

    /**
     * What a fact is about: no two facts about the same may differ. It has methods of its own, since those of a record are put together
     * when they are first called, which takes longer than all facts.
     */
    private record Subject(Class<? extends Fact> kind, Object thing) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Subject that && kind == that.kind && thing.equals(that.thing);
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + thing.hashCode();
        }
    }

    /** Gathers from now on. */
    public Observations() {
        this("", NO_DEADLINE);
    }

    private Observations(String unprovable, long deadline) {
        this.unprovable = unprovable;
        this.deadline = deadline;
    }

    /**
     * Observations that are worth a limited time: queries take no longer, and a look that begins later fails.
     *
     * @param time from now on
     * @return what gathers facts
     */
    public static Observations within(Duration time) {
        return new Observations("", System.nanoTime() + time.toNanos());
    }

    /**
     * Observations that come to nothing.
     *
     * @param why why they do
     * @return what gathers no facts
     */
    public static Observations unprovable(String why) {
        return new Observations(why, NO_DEADLINE);
    }

    /**
     * Whether it is of use to be shown more.
     *
     * @return {@code false} where there will be no facts
     */
    public synchronized boolean gathers() {
        return unprovable.isEmpty();
    }

    /** How long what is worth knowing may take yet; empty where it may take any time. */
    synchronized Optional<Duration> left() {
        return deadline == NO_DEADLINE || !gathers()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(deadline - System.nanoTime()));
    }

    /** A file is read from now on; what was shown of it is known when that ends. */
    synchronized void reading() {
        reading++;
    }

    /** The reading of a file has ended. */
    synchronized void read() {
        reading--;
    }

    /**
     * Says that something was shown that is no fact.
     *
     * @param why what, for people: who looked, and at what
     */
    public synchronized void giveUp(String why) {
        if (unprovable.isEmpty()) {
            unprovable = why == null || why.isBlank() ? "what was shown is not known" : why;
            entries.clear();
            queries.clear();
            others.clear();
        }
    }

    /**
     * Why there are no facts.
     *
     * @return for people; empty where there are
     */
    public synchronized String unprovable() {
        return reading > 0 && unprovable.isEmpty() ? "a file was opened and not closed" : unprovable;
    }

    /**
     * What was shown.
     *
     * @return in the order of the first looks, queries last; of no use where it is unprovable
     */
    public synchronized List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(entries.size() + others.size() + queries.size());
        for (ObservedEntry entry : entries.values()) {
            facts.add(entry.fact());
        }
        facts.addAll(others.values());
        for (ObservedQuery query : queries.values()) {
            facts.add(query.fact());
        }
        return facts;
    }

    /**
     * Adds a fact that is not made bit by bit.
     *
     * @param fact what was shown
     */
    public synchronized void add(Fact fact) {
        if (gathers()) {
            Fact before = others.putIfAbsent(new Subject(fact.getClass(), subject(fact)), fact);
            if (before != null && !before.equals(fact)) {
                giveUp(differs(subject(fact)));
            }
        }
    }

    private static Object subject(Fact fact) {
        if (fact instanceof Fact.Content content) {
            return content.path();
        }
        if (fact instanceof Fact.Link link) {
            return link.path();
        }
        if (fact instanceof Fact.Names names) {
            return names.directory();
        }
        if (fact instanceof Fact.Running process) {
            return process.pid();
        }
        if (fact instanceof Fact.Moment moment) {
            return moment.moment();
        }
        return fact;
    }

    /** Of what stands at a path, the kind was shown; the rest is as soon as it is asked for. */
    synchronized FileStatus entry(Path path, FileStatus status) {
        if (!gathers()) {
            return status;
        }
        ObservedEntry entry = entries.computeIfAbsent(path, ObservedEntry::new);
        entry.kind(status.kind(), this);
        return status.exists() ? new ObservedStatus(status, entry, this) : status;
    }

    /** A query was run; what it said is shown as soon as it is asked for. */
    synchronized ObservedQuery query(CommandSpec spec) {
        Fact.Query question = ObservedQuery.question(spec);
        return gathers() ? queries.computeIfAbsent(question, ObservedQuery::new) : new ObservedQuery(question);
    }

    /**
     * What is known of something now, where it is the same as what was known of it before.
     *
     * @param before {@code null} for nothing
     */
    synchronized <T> T same(T before, T now, Object thing) {
        if (before != null && !Objects.equals(before, now)) {
            giveUp(differs(thing));
        }
        return now;
    }

    private static String differs(Object thing) {
        return thing + " changed between two looks at it";
    }

    /** Whether a text is the same for a program as for this process. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == UNREADABLE || (c > '\u007f' && !PATHS_ARE_UTF_8)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
