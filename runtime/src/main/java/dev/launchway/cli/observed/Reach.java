package dev.launchway.cli.observed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the verify of one component calls: methods of its own class, of the classes above it, and of others of the service and its
 * libraries. It ends at interfaces, whose methods may be anybody's, and at the JDK and Launchway.
 */
final class Reach {

    /** What decides in verify, and what makes the component that does. */
    private static final Set<String> DECIDING = Set.of("verify", "lastUpdated", "configure", "<init>", "<clinit>");

    private final ServiceClasses classes;
    private final Map<String, ClassFile> lineage = new LinkedHashMap<>();
    private final String component;
    private final Deque<MemberReference> open = new ArrayDeque<>();
    private final Set<MemberReference> seen = new HashSet<>();
    private final Map<Line, Look> looks = new LinkedHashMap<>();

    /** Where something is looked at: of a line, one way to look at it is enough to tell. */
    private record Line(Outside at, String place) {}

    /**
     * A look past Probe.
     *
     * @param at what is looked at
     * @param member by which member of the JDK
     * @param place where, as in {@code Motd.java:12}; empty where it is not told
     */
    record Look(Outside at, MemberReference member, String place) {}

    private Reach(ServiceClasses classes, String component) {
        this.classes = classes;
        this.component = component;
        Optional<ClassFile> next = classes.find(component);
        while (next.isPresent()) {
            lineage.put(next.get().name(), next.get());
            next = classes.find(next.get().superclass());
        }
    }

    /**
     * What the verify of a component looks at past Probe.
     *
     * @param classes where its class is, and others
     * @param component its name, with slashes
     * @return one for each line that looks
     */
    static List<Look> of(ServiceClasses classes, String component) {
        Reach reach = new Reach(classes, component);
        reach.begin();
        while (!reach.open.isEmpty()) {
            reach.follow(reach.open.remove());
        }
        return new ArrayList<>(reach.looks.values());
    }

    private void begin() {
        for (ClassFile file : lineage.values()) {
            for (ClassFile.Method method : file.methods()) {
                if (DECIDING.contains(method.name())) {
                    open(new MemberReference(file.name(), method.name(), method.descriptor()));
                }
            }
        }
    }

    /** What a class above the component calls may be the component's own. */
    private void open(MemberReference member) {
        boolean inherited =
                lineage.containsKey(member.owner()) && !member.name().startsWith("<");
        MemberReference called =
                inherited ? new MemberReference(component, member.name(), member.descriptor()) : member;
        if (seen.add(called)) {
            open.add(called);
        }
    }

    private void follow(MemberReference called) {
        for (Optional<ClassFile> file = classes.find(called.owner()); file.isPresent(); ) {
            for (ClassFile.Method method : file.get().methods()) {
                if (method.name().equals(called.name()) && method.descriptor().equals(called.descriptor())) {
                    look(file.get(), method);
                    return;
                }
            }
            file = classes.find(file.get().superclass());
        }
    }

    private void look(ClassFile file, ClassFile.Method method) {
        for (ClassFile.Use use : method.uses()) {
            Optional<Outside> outside = Outside.of(use.member());
            if (outside.isPresent()) {
                String place = place(file, use);
                looks.putIfAbsent(new Line(outside.get(), place), new Look(outside.get(), use.member(), place));
            } else {
                open(use.member());
                open(new MemberReference(use.member().owner(), "<clinit>", "()V"));
            }
        }
    }

    private static String place(ClassFile file, ClassFile.Use use) {
        return file.source().isEmpty() || use.line() == 0 ? file.source() : file.source() + ":" + use.line();
    }
}
