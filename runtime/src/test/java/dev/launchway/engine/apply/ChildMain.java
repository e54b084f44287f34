package dev.launchway.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a {@link Child} runs; where it says a word it waits to be killed. */
final class ChildMain {

    private ChildMain() {}

    public static void main(String[] args) {
        Path base = Path.of(args[0]);
        Scenario scenario =
                switch (args[1]) {
                    case "hold" -> new Scenario(base).root("app", app -> app.verify(probe -> stop("verifying")));
                    case "command" ->
                        new Scenario(base).root("app", app -> app.verify(probe -> probe.check(false, ""))
                                .update(target -> target.run("sh", UnfinishedTest.SCRIPT)));
                    default -> KillTest.scenario(base, args[1], step -> stop("reached"));
                };
        scenario.deploy();
        stop("finished");
    }

    private static void stop(String word) {
        System.out.println(word);
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
