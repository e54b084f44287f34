package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.SecretWords;
import java.util.List;

/**
 * Looks for secrets where everybody could read them: in commands, and in names, which stand in logs and in the journal of a host;
 * and for their placeholders there.
 */
final class ShownSecrets {

    private final KnownSecrets secrets;
    private final Problems problems;

    ShownSecrets(KnownSecrets secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Fails when there are some. */
    void search(List<ExpandedRoot> roots) throws InvalidModelException {
        if (secrets.isEmpty()) {
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
        if (node.commands().stream().anyMatch(argv -> secrets.shownBy(argv))) {
            report(
                    Code.LW158_SECRET_SHOWN,
                    host,
                    node,
                    "a command of this component" + SecretWords.IN_COMMAND,
                    SecretWords.COMMAND_HELP);
        } else if (node.commands().stream().flatMap(List::stream).anyMatch(secrets::joined)) {
            report(
                    Code.LW165_JOINED_SECRET,
                    host,
                    node,
                    "a command of this component" + SecretWords.JOINED,
                    SecretWords.COMMAND_HELP);
        } else if (secrets.joined(Breadcrumbs.ownName(node))) {
            report(
                    Code.LW165_JOINED_SECRET,
                    host,
                    node,
                    "the name of this component" + SecretWords.JOINED,
                    "name it by something that is no secret");
        } else if (secrets.redactor().shownBy(Breadcrumbs.ownName(node))) {
            report(
                    Code.LW158_SECRET_SHOWN,
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
    private void report(Code code, String host, Node node, String message, String help) {
        String type = node.definition().type().getSimpleName();
        String breadcrumb = node.parent() == null ? type : node.parent().breadcrumb() + " > " + type;
        problems.add(code, host, breadcrumb, message, "", help);
    }
}
