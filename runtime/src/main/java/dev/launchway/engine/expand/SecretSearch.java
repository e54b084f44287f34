package dev.launchway.engine.expand;

import dev.launchway.api.Resource;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.RecordDefinition;
import dev.launchway.plan.RequirementMember;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for secrets in the values that data consists of: those too that were made before anybody listened. */
final class SecretSearch {

    private final KnownSecrets found;
    private final Definitions definitions;

    private SecretSearch(KnownSecrets found, Definitions definitions) {
        this.found = found;
        this.definitions = definitions;
    }

    static void search(
            List<ExpandedRoot> roots, List<ProvidedValue> resources, KnownSecrets found, Definitions definitions) {
        SecretSearch search = new SecretSearch(found, definitions);
        for (ExpandedRoot root : roots) {
            search.searchTree(root.node());
        }
        for (ProvidedValue provided : resources) {
            search.search(provided.value());
        }
    }

    private void searchTree(Node node) {
        for (AttributeMember attribute : node.definition().members().attributes()) {
            searchField(node, attribute.field());
        }
        for (RequirementMember requirement : node.definition().members().requirements()) {
            searchField(node, requirement.field());
        }
        for (Node child : node.children()) {
            searchTree(child);
        }
    }

    private void searchField(Node node, String field) {
        try {
            search(node.definition().read(node.component(), field));
        } catch (Throwable e) {
            throw new IllegalStateException("reading a field cannot fail", e);
        }
    }

    private void search(Object value) {
        if (value instanceof Secret secret) {
            found.made(secret);
        } else if (value instanceof SecretFile file) {
            found.made(file);
        } else if (value instanceof Iterable<?> many && !(value instanceof Path)) {
            for (Object one : many) {
                search(one);
            }
        } else if (value instanceof Map<?, ?> map) {
            search(map.values());
        } else if (value instanceof Optional<?> optional) {
            search(optional.orElse(null));
        } else if (value instanceof Resource<?> resource) {
            search(resource.value());
        } else if (value instanceof Record) {
            searchRecord(value);
        }
    }

    @SuppressWarnings("unchecked")
    private void searchRecord(Object value) {
        Optional<? extends RecordDefinition<?>> known = definitions.record(value.getClass());
        if (known.isEmpty()) {
            return;
        }
        RecordDefinition<Object> definition = (RecordDefinition<Object>) known.get();
        for (RecordDefinition.Part part : definition.parts()) {
            try {
                search(definition.read(value, part.name()));
            } catch (Throwable e) {
                throw new IllegalStateException("reading a part cannot fail", e);
            }
        }
    }
}
