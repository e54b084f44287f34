package dev.launchway.library.service;

import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The groups of programs that services of this library are in: each is a file beside those of the programs, which names its members.
 * Supervisor refuses a group that names a program which is not there, so a member without a file is left out.
 *
 * @param directory where supervisor reads its programs
 */
record SupervisorGroups(Path directory) {

    private static final String PREFIX = "launchway-group-";
    private static final String SUFFIX = ".conf";
    private static final String MEMBERS = "programs=";
    private static final FileMode OPEN = FileMode.of(0644);

    /** Why a program is not where it is to be; {@code group} is {@code null} for no group. */
    String problem(Probe probe, String program, String group) {
        Set<String> now = of(probe, program);
        if (group != null && !now.remove(group)) {
            return "it is not in the group '" + group + "'";
        }
        return now.isEmpty() ? null : "it is in the group '" + now.iterator().next() + "'";
    }

    /** The groups that a program is in. */
    private Set<String> of(Probe probe, String program) {
        Set<String> groups = new TreeSet<>();
        for (Path file : probe.list(directory)) {
            String name = file.getFileName().toString();
            if (name.startsWith(PREFIX)
                    && name.endsWith(SUFFIX)
                    && members(probe, file).contains(program)) {
                groups.add(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
            }
        }
        return groups;
    }

    private static Set<String> members(Probe probe, Path file) {
        Set<String> members = new TreeSet<>();
        if (probe.status(file).isFile()) {
            probe.read(file)
                    .lines()
                    .filter(line -> line.startsWith(MEMBERS))
                    .forEach(line -> members.addAll(
                            List.of(line.substring(MEMBERS.length()).split(",", -1))));
        }
        return members;
    }

    /**
     * Puts a program into a group, and takes it out of all others.
     *
     * @param group its name; {@code null} for none
     * @return the groups that are others now
     */
    List<String> put(Target target, String program, String group, String header) {
        List<String> changed = new ArrayList<>();
        Set<String> touched = of(target, program);
        if (group != null && !touched.remove(group)) {
            write(target, group, program, true, header);
            changed.add(group);
        }
        for (String other : touched) {
            write(target, other, program, false, header);
            changed.add(other);
        }
        return changed;
    }

    private void write(Target target, String group, String program, boolean in, String header) {
        Path file = directory.resolve(PREFIX + group + SUFFIX);
        Set<String> members = members(target, file);
        members.removeIf(member -> !target.exists(directory.resolve(member + SUFFIX)));
        members.remove(program);
        if (in) {
            members.add(program);
        }
        if (members.isEmpty()) {
            target.delete(file);
        } else {
            String text = header + "\n[group:" + group + "]\n" + MEMBERS + String.join(",", members) + "\n";
            target.write(file, text.getBytes(StandardCharsets.UTF_8), OPEN);
        }
    }
}
