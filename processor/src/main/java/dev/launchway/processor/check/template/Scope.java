package dev.launchway.processor.check.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names at one place of a template, and under which conditions they have a value. A loop, a macro and an included template
 * have names of their own, which end with them; what a branch of {@code if} sets is known after it, where the branch was taken.
 */
final class Scope {

    /**
     * A name.
     *
     * @param type what is known of its value
     * @param place where it was set first; empty for one that the engine, a loop or an argument gives a value
     * @param alternatives conditions of which all of one element hold where it has a value; empty where it always has one
     */
    record Name(StaticType type, String place, Set<Set<String>> alternatives) {

        boolean always() {
            return alternatives.isEmpty();
        }
    }

    /** What is known of a name where it is read. */
    enum Knowledge {
        /** It has a value. */
        KNOWN,
        /** It has one where a branch was taken that need not be. */
        PERHAPS,
        /** It is set later in the loop around, so that it has none the first time round. */
        NEXT_ROUND,
        /** It is set later in the loop around, and read under a condition, which may leave out the first time round. */
        PERHAPS_NEXT_ROUND,
        /** Nothing. */
        UNKNOWN
    }

    private final Map<String, Name> names = new TreeMap<>();
    private final Scope outer;

    /** What holds here, and not outside; {@code null} for a scope that is no branch. */
    private final Set<String> conditions;

    /** What a loop sets in its body; {@code null} for a scope that is no loop. */
    private final Set<String> setInLoop;

    private Scope(Scope outer, Set<String> conditions, Set<String> setInLoop) {
        this.outer = outer;
        this.conditions = conditions;
        this.setInLoop = setInLoop;
    }

    /** The scope of a macro: it sees nothing from outside. */
    static Scope closed() {
        return new Scope(null, null, null);
    }

    Scope inner() {
        return new Scope(this, null, null);
    }

    /** The body of a loop that sets names. */
    Scope loop(Set<String> sets) {
        return new Scope(this, null, sets);
    }

    /** A branch; what it sets is known outside after {@link #merge}. */
    Scope branch(Collection<String> holds) {
        return new Scope(this, Set.copyOf(holds), null);
    }

    void put(String name, StaticType type) {
        put(name, type, "");
    }

    void put(String name, StaticType type, String place) {
        names.put(name, new Name(type, place, Set.of()));
    }

    Optional<Name> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Name found = scope.names.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether a name has a value here. */
    Knowledge knowledge(String name) {
        boolean conditional = false;
        Set<String> holding = new HashSet<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.conditions != null) {
                holding.addAll(scope.conditions);
            }
        }
        if (holding.contains(Conditions.defined(name))) {
            return Knowledge.KNOWN;
        }
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Name found = scope.names.get(name);
            if (found != null) {
                boolean holds = found.always() || found.alternatives().stream().anyMatch(holding::containsAll);
                return holds ? Knowledge.KNOWN : Knowledge.PERHAPS;
            }
            if (scope.setInLoop != null
                    && scope.setInLoop.contains(name)
                    && find(name).isEmpty()) {
                return conditional ? Knowledge.PERHAPS_NEXT_ROUND : Knowledge.NEXT_ROUND;
            }
            conditional |= scope.conditions != null || scope.setInLoop != null;
        }
        return Knowledge.UNKNOWN;
    }

    /**
     * Takes over what branches have set, of which exactly one is taken.
     *
     * @param branches all of them, those without a body too
     */
    void merge(List<Scope> branches) {
        Set<String> all = new TreeSet<>();
        branches.forEach(branch -> all.addAll(branch.names.keySet()));
        for (String name : all) {
            Knowledge before = knowledge(name);
            Set<Set<String>> alternatives = new HashSet<>();
            List<Name> found = new ArrayList<>();
            boolean always = true;
            for (Scope branch : branches) {
                Name set = branch.names.get(name);
                if (set == null) {
                    always &= before == Knowledge.KNOWN || branch.conditions.contains(Conditions.defined(name));
                    continue;
                }
                found.add(set);
                always &= set.always() || before == Knowledge.KNOWN;
                for (Set<String> one : set.always() ? Set.of(Set.<String>of()) : set.alternatives()) {
                    Set<String> both = new TreeSet<>(one);
                    both.addAll(branch.conditions);
                    alternatives.add(both);
                }
            }
            if (before == Knowledge.PERHAPS) {
                alternatives.addAll(find(name).orElseThrow().alternatives());
            }
            StaticType type = found.size() == 1 ? found.get(0).type() : StaticType.UNKNOWN;
            always |= cover(alternatives);
            names.put(name, new Name(type, found.get(0).place(), always ? Set.of() : alternatives));
        }
    }

    /** Whether one of two alternatives holds in any case: a condition, and the same with {@code not}. */
    private static boolean cover(Set<Set<String>> alternatives) {
        return alternatives.stream()
                .anyMatch(one -> one.size() == 1
                        && alternatives.contains(
                                Set.of(Conditions.not(one.iterator().next()))));
    }

    /** What identifies what a template sees that is included here. */
    String key() {
        Map<String, String> all = new TreeMap<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            scope.names.forEach(
                    (name, found) -> all.putIfAbsent(name, found.type().key() + knowledge(name)));
        }
        return all.toString();
    }
}
