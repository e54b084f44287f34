package dev.launchway.engine.template;

import dev.launchway.api.Address;
import dev.launchway.api.Environment;
import dev.launchway.api.FileMode;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.diagnostic.Code;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.template.KnownType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The members of the api's types and of the JDK's that templates can read. */
final class KnownTypes {

    private static final Object NOT_THERE = ComponentDefinition.UNKNOWN;

    private KnownTypes() {}

    /** The type of a value; empty for one that templates cannot look into. */
    static Optional<KnownType> of(Object instance) {
        if (instance instanceof String) {
            return Optional.of(KnownType.TEXT);
        }
        if (instance instanceof Map<?, ?>) {
            return Optional.of(KnownType.MAP);
        }
        if (instance instanceof Collection<?>) {
            return Optional.of(KnownType.COLLECTION);
        }
        if (instance instanceof Host) {
            return Optional.of(KnownType.HOST);
        }
        if (instance instanceof Environment) {
            return Optional.of(KnownType.ENVIRONMENT);
        }
        if (instance instanceof Address) {
            return Optional.of(KnownType.ADDRESS);
        }
        if (instance instanceof Resource<?>) {
            return Optional.of(KnownType.RESOURCE);
        }
        return ofFew(instance);
    }

    private static Optional<KnownType> ofFew(Object instance) {
        if (instance instanceof Map.Entry<?, ?>) {
            return Optional.of(KnownType.ENTRY);
        }
        if (instance instanceof Path) {
            return Optional.of(KnownType.PATH);
        }
        if (instance instanceof Duration) {
            return Optional.of(KnownType.DURATION);
        }
        if (instance instanceof URI) {
            return Optional.of(KnownType.URI);
        }
        return instance instanceof FileMode ? Optional.of(KnownType.FILE_MODE) : Optional.empty();
    }

    /** Reads a member that {@link KnownType} lists, or that is a key of a map. */
    static Object read(Object instance, String name) {
        if (instance instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        KnownType type = of(instance).orElse(null);
        if (type == null || type.member(name).isEmpty()) {
            return NOT_THERE;
        }
        return switch (type) {
            case MAP -> ofMap((Map<?, ?>) instance, name);
            case COLLECTION -> ofCollection((Collection<?>) instance, name);
            case HOST -> ofHost((Host) instance, name);
            case ENVIRONMENT -> ofEnvironment((Environment) instance, name);
            case ADDRESS -> ofAddress((Address) instance, name);
            case RESOURCE -> ofResource((Resource<?>) instance, name);
            case ENTRY -> ofEntry((Map.Entry<?, ?>) instance, name);
            case TEXT -> ofText((String) instance, name);
            case PATH -> ofPath((Path) instance, name);
            case DURATION -> ofDuration((Duration) instance, name);
            case URI -> ofUri((URI) instance, name);
            case FILE_MODE -> name.equals("bits") ? ((FileMode) instance).bits() : NOT_THERE;
            case LOOP -> NOT_THERE;
        };
    }

    private static Object ofMap(Map<?, ?> map, String name) {
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
            case "components" -> host.components();
            default -> NOT_THERE;
        };
    }

    private static Object ofEnvironment(Environment environment, String name) {
        return switch (name) {
            case "name" -> environment.name();
            case "hosts" -> environment.hosts();
            case "data" -> environment.data();
            case "ipv4" -> environment.ipv4();
            case "ipv6" -> environment.ipv6();
            default -> NOT_THERE;
        };
    }

    private static Object ofAddress(Address address, String name) {
        return switch (name) {
            case "host" -> address.host();
            case "port" -> address.port();
            case "connect" -> address.connect();
            case "listen" -> address.listen();
            case "listenAll" -> address.listenAll();
            case "listenV4" -> address.listenV4();
            case "listenV6" -> address.listenV6();
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
            throw new UnknownNameException(Code.LW406_RENDERING_FAILED, "the list is empty", "", null);
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

    private static Object ofText(String text, String name) {
        return switch (name) {
            case "length", "size" -> text.length();
            case "isEmpty", "empty" -> text.isEmpty();
            default -> NOT_THERE;
        };
    }

    private static Object ofPath(Path path, String name) {
        return switch (name) {
            case "fileName" ->
                path.getFileName() == null ? "" : path.getFileName().toString();
            case "parent" -> path.getParent();
            default -> NOT_THERE;
        };
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
