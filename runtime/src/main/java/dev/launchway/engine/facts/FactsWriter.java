package dev.launchway.engine.facts;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts facts into an order in which what costs little comes first, and into as few commands as can be. */
final class FactsWriter {

    private static final Pattern IDENTITY = Pattern.compile("[0-9]+@[0-9a-f-]+");
    private static final long LAST_SECOND = 253_402_300_799L;

    private final EntryFacts entries = new EntryFacts();
    private final ContentFacts contents;
    private final QueryFacts queries;
    private final Set<List<String>> processes = new LinkedHashSet<>();
    private final Set<List<String>> directories = new LinkedHashSet<>();
    private final Set<List<String>> servers = new LinkedHashSet<>();
    private boolean deploying;
    private long past = -1;
    private long ahead = LAST_SECOND + 1;

    FactsWriter(Seal seal) {
        this.contents = new ContentFacts(seal);
        this.queries = new QueryFacts(seal);
    }

    void add(Fact fact) throws NotProvableException {
        if (fact instanceof Fact.Entry entry) {
            entries.add(entry);
        } else if (fact instanceof Fact.Link link) {
            entries.add(link);
        } else if (fact instanceof Fact.Content content) {
            contents.add(content);
        } else if (fact instanceof Fact.Query query) {
            queries.add(query);
        } else if (fact instanceof Fact.Names names) {
            directories.add(List.of("names", PlainText.of(names.directory()), FactsText.joined(names.names())));
        } else if (fact instanceof Fact.Running running) {
            processes.add(process(running));
        } else if (fact instanceof Fact.Connects to) {
            servers.add(List.of("connects", ServerFacts.address(to.host()), Integer.toString(to.port())));
        } else if (fact instanceof Fact.Responds to) {
            servers.add(List.of("responds", ServerFacts.family(to.uri()), ServerFacts.url(to.uri())));
        } else if (fact instanceof Fact.Moment moment) {
            add(moment);
        } else if (fact instanceof Fact.Deploying) {
            deploying = true;
        } else {
            throw new NotProvableException("it was shown something that no shell can tell");
        }
    }

    private static List<String> process(Fact.Running running) throws NotProvableException {
        String pid = Long.toString(running.pid());
        if (running.identity().isEmpty()) {
            return List.of("gone", pid);
        }
        String identity = running.identity().get();
        if (!IDENTITY.matcher(identity).matches()) {
            throw new NotProvableException("this system tells no start times of processes");
        }
        return List.of("running", pid, identity);
    }

    private void add(Fact.Moment moment) throws NotProvableException {
        long second = moment.moment().getEpochSecond();
        if (second < 0 || second > LAST_SECOND) {
            throw new NotProvableException("a moment is out of the range of clocks");
        }
        if (moment.past()) {
            boolean whole = moment.moment().equals(Instant.ofEpochSecond(second));
            past = Math.max(past, whole ? second : second + 1);
        } else {
            ahead = Math.min(ahead, second);
        }
    }

    String text() throws NotProvableException {
        FactsScript script = new FactsScript();
        if (deploying) {
            script.add("deploying");
        }
        for (List<String> line : processes) {
            script.add(line);
        }
        contents.writeKinds(script, entries);
        entries.write(script);
        contents.write(script);
        for (List<String> line : directories) {
            script.add(line);
        }
        if (past >= 0 || ahead <= LAST_SECOND) {
            script.add("moment", Long.toString(past), Long.toString(ahead));
        }
        for (List<String> line : servers) {
            script.add(line);
        }
        queries.write(script);
        script.add("end");
        String sealed = script.text();
        return ShellWords.line(List.of(FactsText.SEAL, FactsText.VERSION, contents.sealOf(sealed))) + sealed;
    }
}
