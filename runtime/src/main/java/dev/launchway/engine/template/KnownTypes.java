package dev.launchway.engine.template;

import dev.launchway.api.Address;
import dev.launchway.api.Environment;
import dev.launchway.api.FileMode;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.diagnostic.TemplateCode;
import dev.launchway.plan.ComponentDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The members of the api's types and of the JDK's that templates can read. */
final class KnownTypes {

    private static final Object NOT_THERE = ComponentDefinition.UNKNOWN;

    private KnownTypes() {}

    static Object read(Object instance, String name) {
        if (instance instanceof Map<?, ?> map) {
            return ofMap(map, name);
        }
        if (instance instanceof Host host) {
            return ofHost(host, name);
        }
        if (instance instanceof Environment environment) {
            return ofEnvironment(environment, name);
        }
        if (instance instanceof Address address) {
            return ofAddress(address, name);
        }
        if (instance instanceof Resource<?> resource) {
            return ofResource(resource, name);
        }
        if (instance instanceof Collection<?> collection) {
            return ofCollection(collection, name);
        }
        if (instance instanceof Map.Entry<?, ?> entry) {
            return ofEntry(entry, name);
        }
        return ofValue(instance, name);
    }

    /** The names for a suggestion. */
    static List<String> names(Object instance) {
        if (instance instanceof Host) {
            return List.of("name", "fqdn", "platform", "data");
        }
        if (instance instanceof Environment) {
            return List.of("name", "hosts", "data");
        }
        if (instance instanceof Address) {
            return List.of("host", "port", "connect", "listen");
        }
        if (instance instanceof Resource<?>) {
            return List.of("value", "host", "component");
        }
        if (instance instanceof Collection<?>) {
            return List.of("size", "isEmpty", "first", "last");
        }
        if (instance instanceof Map.Entry<?, ?>) {
            return List.of("key", "value");
        }
        return ofNames(instance);
    }

    private static List<String> ofNames(Object instance) {
        if (instance instanceof Path) {
            return List.of("fileName", "parent");
        }
        if (instance instanceof Duration) {
            return List.of("toMillis", "toSeconds", "toMinutes", "toHours", "toDays");
        }
        if (instance instanceof URI) {
            return List.of("scheme", "host", "port", "path", "query", "authority");
        }
        if (instance instanceof FileMode) {
            return List.of("bits");
        }
        return instance instanceof String ? List.of("length", "isEmpty") : List.of();
    }

    private static Object ofMap(Map<?, ?> map, String name) {
        if (map.containsKey(name)) {
            return map.get(name);
        }
        return switch (name) {
            case "size" -> map.size();
            case "isEmpty" -> map.isEmpty();
            case "keySet" -> new ArrayList<>(map.keySet());
            case "values" -> new ArrayList<>(map.values());
            default -> NOT_THERE;
        };
    }

    private static Object ofHost(Host host, String name) {
        return switch (name) {
            case "name" -> host.name();
            case "fqdn" -> host.fqdn();
            case "platform" -> host.platform();
            case "data" -> host.data();
            default -> NOT_THERE;
        };
    }

    private static Object ofEnvironment(Environment environment, String name) {
        return switch (name) {
            case "name" -> environment.name();
            case "hosts" -> environment.hosts();
            case "data" -> environment.data();
            default -> NOT_THERE;
        };
    }

    private static Object ofAddress(Address address, String name) {
        return switch (name) {
            case "host" -> address.host();
            case "port" -> address.port();
            case "connect" -> address.connect();
            case "listen" -> address.listen();
            default -> NOT_THERE;
        };
    }

    private static Object ofResource(Resource<?> resource, String name) {
        return switch (name) {
            case "value" -> resource.value();
            case "host" -> resource.host();
            case "component" -> resource.component();
            default -> NOT_THERE;
        };
    }

    private static Object ofCollection(Collection<?> collection, String name) {
        return switch (name) {
            case "size", "length" -> collection.size();
            case "isEmpty", "empty" -> collection.isEmpty();
            case "first" -> edge(collection, 0);
            case "last" -> edge(collection, collection.size() - 1);
            default -> NOT_THERE;
        };
    }

    private static Object edge(Collection<?> collection, int position) {
        if (collection.isEmpty()) {
            throw new UnknownName(TemplateCode.RENDERING_FAILED, "the list is empty", "", null);
        }
        return new ArrayList<>(collection).get(position);
    }

    private static Object ofEntry(Map.Entry<?, ?> entry, String name) {
        return switch (name) {
            case "key" -> entry.getKey();
            case "value" -> entry.getValue();
            default -> NOT_THERE;
        };
    }

    private static Object ofValue(Object instance, String name) {
        if (instance instanceof String text) {
            return switch (name) {
                case "length", "size" -> text.length();
                case "isEmpty", "empty" -> text.isEmpty();
                default -> NOT_THERE;
            };
        }
        if (instance instanceof Path path) {
            return switch (name) {
                case "fileName" ->
                    path.getFileName() == null ? "" : path.getFileName().toString();
                case "parent" -> path.getParent();
                default -> NOT_THERE;
            };
        }
        if (instance instanceof Duration duration) {
            return ofDuration(duration, name);
        }
        if (instance instanceof URI uri) {
            return ofUri(uri, name);
        }
        if (instance instanceof FileMode mode && name.equals("bits")) {
            return mode.bits();
        }
        return NOT_THERE;
    }

    private static Object ofDuration(Duration duration, String name) {
        return switch (name) {
            case "toMillis", "millis" -> duration.toMillis();
            case "toSeconds", "seconds" -> duration.toSeconds();
            case "toMinutes", "minutes" -> duration.toMinutes();
            case "toHours", "hours" -> duration.toHours();
            case "toDays", "days" -> duration.toDays();
            default -> NOT_THERE;
        };
    }

    private static Object ofUri(URI uri, String name) {
        return switch (name) {
            case "scheme" -> uri.getScheme();
            case "host" -> uri.getHost();
            case "port" -> uri.getPort();
            case "path" -> uri.getPath();
            case "query" -> uri.getQuery();
            case "authority" -> uri.getAuthority();
            default -> NOT_THERE;
        };
    }
}
