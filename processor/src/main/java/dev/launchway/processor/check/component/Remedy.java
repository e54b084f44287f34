package dev.launchway.processor.check.component;

import dev.launchway.processor.read.Sources;

/** Words for help lines that several rules share. */
final class Remedy {

    private Remedy() {}

    /** How a class becomes a component, where its source can be changed; else another way out. */
    static String becomeComponent(String binaryName, Sources sources, String otherwise) {
        return sources.contains(binaryName)
                ? "write @Component above 'class " + last(binaryName) + "', or " + otherwise
                : otherwise;
    }

    /** The class's name within its package. */
    static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String last(String binaryName) {
        String simple = simple(binaryName);
        return simple.substring(simple.lastIndexOf('.') + 1);
    }
}
