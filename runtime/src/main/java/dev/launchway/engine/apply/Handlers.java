package dev.launchway.engine.apply;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.HandlerMember;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The event handlers of one root's tree, called in the order of deployment. */
final class Handlers {

    private final HostRun run;
    private final ExpandedRoot root;
    private final List<Handler> handlers = new ArrayList<>();
    private final IdentityHashMap<Node, Integer> positions = new IdentityHashMap<>();

    private record Handler(Node node, HandlerMember member) {}

    Handlers(HostRun run, ExpandedRoot root) {
        this.run = run;
        this.root = root;
        collect(root.node());
        if (!handlers.isEmpty()) {
            number(root.node());
        }
    }

    private void collect(Node node) {
        for (Node child : node.children()) {
            collect(child);
        }
        for (HandlerMember member : node.definition().members().handlers()) {
            handlers.add(new Handler(node, member));
        }
    }

    private void number(Node node) {
        for (Node child : node.children()) {
            number(child);
        }
        positions.put(node, positions.size());
    }

    /** Tells those who want to know that a component is about to be updated. */
    void beforeUpdate(Node changing) throws HandlerFailedException {
        for (Handler handler : handlers) {
            if (handler.member().event() == Event.BEFORE_UPDATE && concerns(handler, changing)) {
                call(handler, changing);
            }
        }
    }

    private boolean concerns(Handler handler, Node changing) {
        return handler.member().scope() == EventScope.ALL || positions.get(changing) < positions.get(handler.node());
    }

    private void call(Handler handler, Node changing) throws HandlerFailedException {
        Node node = handler.node();
        String name = handler.member().method() + " of " + node.breadcrumb();
        if (run.predicting()) {
            run.reporter().wouldDo(changing, "call " + name);
            return;
        }
        try {
            node.definition()
                    .handle(
                            node.component(),
                            handler.member(),
                            changing.component(),
                            new ComponentTarget(run, root, node));
        } catch (Throwable e) {
            throw new HandlerFailedException(name, e);
        }
    }
}
