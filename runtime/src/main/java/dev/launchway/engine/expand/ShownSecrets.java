package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import java.util.List;

/** Looks for secrets where everybody could read them: in commands, and in names, which stand in logs and in the journal of a host. */
final class ShownSecrets {

    private final Secrets secrets;
    private final Problems problems;

    ShownSecrets(Secrets secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Fails when there are some. */
    void search(List<ExpandedRoot> roots) throws InvalidModelException {
        if (secrets.values().isEmpty()) {
            return;
        }
        for (ExpandedRoot root : roots) {
            search(root.plan().host().name(), root.node());
        }
        if (!problems.all().isEmpty()) {
            throw new InvalidModelException(problems.all());
        }
    }

    private void search(String host, Node node) {
        if (node.commands().stream().anyMatch(secrets::standIn)) {
            report(host, node, "a command of this component" + Secrets.IN_COMMAND, Secrets.HELP);
        } else if (secrets.standIn(Breadcrumbs.ownName(node))) {
            report(
                    host,
                    node,
                    "the name of this component holds the value of a secret, and stands in logs and in the journal of the host",
                    "name it by something else: a path, or an attribute that is no secret");
        } else {
            for (Node child : node.children()) {
                search(host, child);
            }
        }
    }

    /** Its own name is told by its type alone: even a part of it may be a part of a secret. */
    private void report(String host, Node node, String message, String help) {
        String type = node.definition().type().getSimpleName();
        String breadcrumb = node.parent() == null ? type : node.parent().breadcrumb() + " > " + type;
        problems.add(Code.LW158_SECRET_SHOWN, host, breadcrumb, message, "", help);
    }
}
