package com.example.attributes;

import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.plan.ComponentDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * Knows the members of {@link Server}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@SuppressWarnings("unchecked")
public final class Server_Definition extends ComponentDefinition<Server> {
    public static final Server_Definition INSTANCE = new Server_Definition();

    private Server_Definition() {
        super(2, Server.class, null, """
                component server
                attribute title string namevar
                attribute debug boolean
                attribute port int
                attribute limit long
                attribute ratio double
                attribute serverName string required
                attribute level enum com.example.attributes.Server$Level
                attribute root path
                attribute timeout duration
                attribute home uri
                attribute database address
                attribute mode file-mode
                attribute key secret
                attribute keyStore secret-file
                attribute names list string
                attribute levels set enum com.example.attributes.Server$Level
                attribute timeouts map list duration
                attribute workers optional int
                attribute size parsed com.example.attributes.Size
                features features enum com.example.attributes.Server$Level
                readable title debug port limit ratio serverName level root timeout home database mode key keyStore names levels timeouts workers size features
                """, Server.Level.class, Size.class);
    }

    @Override
    public Server create() {
        return new Server();
    }

    @Override
    protected Object get(Server component, int member) throws Throwable {
        return switch (member) {
            case 0 -> component.title;
            case 1 -> component.debug;
            case 2 -> component.port;
            case 3 -> component.limit;
            case 4 -> component.ratio;
            case 5 -> component.serverName;
            case 6 -> component.level;
            case 7 -> component.root;
            case 8 -> component.timeout;
            case 9 -> component.home;
            case 10 -> component.database;
            case 11 -> component.mode;
            case 12 -> component.key;
            case 13 -> component.keyStore;
            case 14 -> component.names;
            case 15 -> component.levels;
            case 16 -> component.timeouts;
            case 17 -> component.workers;
            case 18 -> component.size;
            case 19 -> component.features;
            default -> super.get(component, member);
        };
    }

    @Override
    protected void set(Server component, int member, Object value) {
        switch (member) {
            case 0 -> component.title = (String) value;
            case 1 -> component.debug = (boolean) value;
            case 2 -> component.port = (int) value;
            case 3 -> component.limit = (long) value;
            case 4 -> component.ratio = (double) value;
            case 5 -> component.serverName = (String) value;
            case 6 -> component.level = (Server.Level) value;
            case 7 -> component.root = (Path) value;
            case 8 -> component.timeout = (Duration) value;
            case 9 -> component.home = (URI) value;
            case 10 -> component.database = (Address) value;
            case 11 -> component.mode = (FileMode) value;
            case 12 -> component.key = (Secret) value;
            case 13 -> component.keyStore = (SecretFile) value;
            case 14 -> component.names = (List<String>) value;
            case 15 -> component.levels = (Set<Server.Level>) value;
            case 16 -> component.timeouts = (Map<String, List<Duration>>) value;
            case 17 -> component.workers = (Optional<Integer>) value;
            case 18 -> component.size = (Size) value;
            case 19 -> component.features = (Set<Server.Level>) value;
            default -> super.set(component, member, value);
        }
    }

    @Override
    protected Object parse(int type, String text) throws Throwable {
        return switch (type) {
            case 1 -> Size.parse(text);
            default -> super.parse(type, text);
        };
    }
}
