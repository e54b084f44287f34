package com.example.guestbook.server;

import java.net.URI;
import java.nio.file.Path;

/** Starts the guestbook, or exports its entries. */
public final class Main {

    private static final String USAGE = """
            usage: serve SETTINGS          start the guestbook with a properties file
                   export URL DIR KEEP     save the entries of a running guestbook below DIR, the newest KEEP files stay
            """;

    private Main() {}

    /**
     * Runs one command.
     *
     * @param args the command and its arguments
     * @throws Exception when it fails
     */
    public static void main(String[] args) throws Exception {
        String command = args.length == 0 ? "" : args[0];
        if (command.equals("serve") && args.length == 2) {
            Guestbook guestbook = Guestbook.start(Settings.read(Path.of(args[1])));
            System.out.println("guestbook listens on port " + guestbook.port());
        } else if (command.equals("export") && args.length == 4) {
            Path file = new Export(Path.of(args[2]), Integer.parseInt(args[3])).save(URI.create(args[1]));
            System.out.println("saved " + file);
        } else {
            System.err.print(USAGE);
            System.exit(64);
        }
    }
}
