package dev.launchway.engine.facts;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.FileStatus;
import dev.launchway.engine.system.CommandInput;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.SystemView;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine that takes note of what it shows. What it cannot show is no fact: an exception tells too much, and looking again would
 * have to fail in the same way.
 */
public final class ObservedSystem implements SystemView {

    private static final Path OWN = Path.of("/proc/self");
    private static final Path OWN_OF_THREAD = Path.of("/proc/thread-self");

    /** Of the name space of a process: what a shell reads of it counts for what that shell sees. */
    private static final Path MOUNTS = OWN.resolve("mountinfo");

    private final SystemView machine;
    private final Observations observations;

    private ObservedSystem(SystemView machine, Observations observations) {
        this.machine = machine;
        this.observations = observations;
    }

    /**
     * A machine as observations are to know it.
     *
     * @param machine the machine
     * @param observations what takes note
     * @return the machine itself where nobody takes note
     */
    public static SystemView of(SystemView machine, Observations observations) {
        return observations.gathers() ? new ObservedSystem(machine, observations) : machine;
    }

    /** What nobody waits for is not begun. */
    private Optional<Duration> checkTime() {
        Optional<Duration> left = observations.left();
        if (left.isPresent() && left.get().isNegative()) {
            observations.giveUp("looking at all of it takes too long");
            throw new IllegalStateException("looking at all of it takes too long");
        }
        return left;
    }

    private interface Look<T> {
        T at(Path path) throws IOException;
    }

    private <T> T look(Path path, Look<T> look) throws IOException {
        if (!Observations.isPlain(path.toString())) {
            observations.giveUp("not every program can be told the path " + path);
        }
        if ((path.startsWith(OWN) && !path.equals(MOUNTS)) || path.startsWith(OWN_OF_THREAD)) {
            observations.giveUp("each process has a " + path + " of its own");
        }
        checkTime();
        try {
            return look.at(path);
        } catch (IOException | RuntimeException e) {
            observations.giveUp(e.getMessage());
            throw e;
        }
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        return observations.entry(path, look(path, machine::status));
    }

    @Override
    public byte[] read(Path path) throws IOException {
        byte[] content = look(path, machine::read);
        if (observations.gathers()) {
            observations.add(new Fact.Content(path, Sha256.hex(content)));
        }
        return content;
    }

    @Override
    public SeekableByteChannel channel(Path path) throws IOException {
        SeekableByteChannel channel = look(path, machine::channel);
        return observations.gathers() ? new ObservedChannel(channel, path, observations) : channel;
    }

    @Override
    public String checksum(Path path) throws IOException {
        String checksum = look(path, machine::checksum);
        observations.add(new Fact.Content(path, checksum));
        return checksum;
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> entries = look(directory, machine::list);
        List<String> names = new ArrayList<>(entries.size());
        for (Path entry : entries) {
            names.add(plain(entry.getFileName().toString(), directory));
        }
        observations.add(new Fact.Names(directory, names));
        return entries;
    }

    @Override
    public Path readLink(Path link) throws IOException {
        Path text = look(link, machine::readLink);
        observations.add(new Fact.Link(link, plain(text.toString(), link)));
        return text;
    }

    /** A text that the system has given to this process. */
    private String plain(String text, Path where) {
        if (!Observations.isPlain(text)) {
            observations.giveUp("there is a name at " + where + " that is no UTF-8");
        }
        return text;
    }

    @Override
    public void checkCommand(CommandSpec spec) {
        machine.checkCommand(spec);
    }

    @Override
    public CommandResult run(CommandSpec spec) {
        if (!spec.secrets().isEmpty() || spec.input().map(CommandInput::secret).orElse(false)) {
            observations.giveUp("the query '" + spec.argv().get(0) + "' is given a secret");
        }
        if (!isPlain(spec)) {
            observations.giveUp("not every program can be told the arguments of '"
                    + spec.argv().get(0) + "'");
        }
        CommandResult result;
        try {
            result = machine.run(hurried(spec));
        } catch (CommandFailed e) {
            observations.giveUp("'" + spec.argv().get(0) + "': " + e.getMessage());
            throw e;
        }
        return observations.gathers() ? new ObservedResult(result, observations.query(spec), observations) : result;
    }

    private CommandSpec hurried(CommandSpec spec) {
        Optional<Duration> left = checkTime();
        return left.isEmpty()
                        || (spec.timeout().isPresent() && spec.timeout().get().compareTo(left.get()) <= 0)
                ? spec
                : new CommandSpec(
                        spec.argv(), spec.environment(), spec.secrets(), spec.directory(), spec.input(), left);
    }

    private static boolean isPlain(CommandSpec spec) {
        boolean plain = Observations.isPlain(spec.directory().toString());
        for (String argument : spec.argv()) {
            plain &= Observations.isPlain(argument);
        }
        for (Map.Entry<String, String> variable : spec.environment().entrySet()) {
            plain &= Observations.isPlain(variable.getKey()) && Observations.isPlain(variable.getValue());
        }
        return plain;
    }

    @Override
    public Optional<String> process(long pid) {
        Optional<String> identity = machine.process(pid);
        observations.add(new Fact.Running(pid, identity));
        return identity;
    }

    @Override
    public Instant now() {
        observations.giveUp(
                "the time is another one in each run: where a moment is waited for, Probe.isPast can be asked again");
        return machine.now();
    }

    @Override
    public boolean isPast(Instant moment) {
        boolean past = machine.isPast(moment);
        observations.add(new Fact.Moment(moment, past));
        return past;
    }

    @Override
    public Optional<String> problemAt(String host, int port) {
        checkTime();
        return answered(machine.problemAt(host, port), host + ":" + port, new Fact.Connects(host, port));
    }

    @Override
    public Optional<String> problemAt(URI url) {
        checkTime();
        return answered(machine.problemAt(url), url.toString(), new Fact.Responds(url));
    }

    /** That a server is not there has many reasons, of which the next one may be told otherwise. */
    private Optional<String> answered(Optional<String> problem, String asked, Fact fact) {
        if (problem.isPresent()) {
            observations.giveUp(asked + " does not answer: " + problem.get());
        } else if (!Observations.isPlain(asked)) {
            observations.giveUp("not every program can be told the address " + asked);
        } else {
            observations.add(fact);
        }
        return problem;
    }
}
