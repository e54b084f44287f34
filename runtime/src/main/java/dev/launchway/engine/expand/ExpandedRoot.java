package dev.launchway.engine.expand;

import dev.launchway.engine.template.FilesRead;
import dev.launchway.plan.RootPlan;
import java.nio.file.Path;
import java.util.List;

/**
 * A configured root component.
 *
 * @param plan what the environment says of it
 * @param node the tree
 * @param workdir its work directory
 * @param log what its configure wanted to say, as breadcrumb and text
 * @param files the files of definition directories that its components have read, asked for or listed; it may grow
 */
public record ExpandedRoot(RootPlan plan, Node node, Path workdir, List<LogLine> log, FilesRead files) {

    /**
     * A deferred message of configure.
     *
     * @param breadcrumb the component
     * @param text what it said
     */
    public record LogLine(String breadcrumb, String text) {}
}
