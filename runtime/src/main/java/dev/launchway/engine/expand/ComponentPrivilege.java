package dev.launchway.engine.expand;

import dev.launchway.api.FileMode;
import dev.launchway.api.Privilege;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.privilege.CommandWrapper;
import dev.launchway.engine.privilege.FileCommands;
import dev.launchway.engine.privilege.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes what a component may do as another user.
 *
 * @param node the component
 * @param user the user
 * @param deployer the user of the deployment, where the environment names it; else empty
 * @param paths the environment's mapping: what it leads elsewhere is the deployment's own
 * @param variables of the commands
 * @param descriptor that commands read a secret from; 0 for none
 * @param limit how long commands may take; empty for as long as they need
 */
record ComponentPrivilege(
        Node node,
        String user,
        String deployer,
        VirtualPaths paths,
        Map<String, String> variables,
        int descriptor,
        Optional<Duration> limit)
        implements Privilege {

    private static final int FIRST_DESCRIPTOR = 3;
    private static final int LAST_DESCRIPTOR = 9;

    /** As sudoers(5) writes that there are none. */
    private static final String NO_ARGUMENTS = "\"\"";

    ComponentPrivilege(Node node, String user, String deployer, VirtualPaths paths) {
        this(node, user, deployer, paths, Map.of(), 0, Optional.empty());
    }

    @Override
    public Privilege env(String name, String value) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of an environment variable: write letters, digits and _, no digit first");
        }
        checkWord(value);
        Map<String, String> more = new TreeMap<>(variables);
        more.put(name, value);
        return new ComponentPrivilege(node, user, deployer, paths, more, descriptor, limit);
    }

    @Override
    public Privilege secretFd(int newDescriptor) {
        if (newDescriptor < FIRST_DESCRIPTOR || newDescriptor > LAST_DESCRIPTOR) {
            throw new IllegalArgumentException("the file descriptor of a secret is " + FIRST_DESCRIPTOR + " to "
                    + LAST_DESCRIPTOR + ", not " + newDescriptor);
        }
        return new ComponentPrivilege(node, user, deployer, paths, variables, newDescriptor, limit);
    }

    @Override
    public Privilege timeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a timeout is more than zero, not " + longest);
        }
        return new ComponentPrivilege(node, user, deployer, paths, variables, descriptor, Optional.of(longest));
    }

    @Override
    public Privilege runs(String... argv) {
        return runs(List.of(argv));
    }

    @Override
    public Privilege runs(List<String> argv) {
        return add(right(argv, Optional.empty()));
    }

    @Override
    public Privilege runsOn(Path path, List<String> argv) {
        checkMapped(path);
        if (paths.leadsTo(path)) {
            return runs(argv);
        }
        checkPlace(path);
        return add(right(argv, Optional.of(path)));
    }

    private Right right(List<String> argv, Optional<Path> place) {
        if (argv.isEmpty() || argv.get(0).isBlank()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        String program = argv.get(0);
        if (program.indexOf('/') >= 0 && !program.startsWith("/")) {
            throw new IllegalArgumentException("'" + program + "' is no program that may run as " + user
                    + ": name it alone, or with its absolute path");
        }
        argv.forEach(ComponentPrivilege::checkWord);
        if (program.startsWith("/")) {
            checkPlace(Path.of(program).normalize());
        }
        checkArguments(argv);
        return new Right(user, CommandWrapper.of(variables, descriptor), argv, limit, place);
    }

    /** A rule has all arguments as one text, and an empty text, or that of two quotes, means something else there. */
    private void checkArguments(List<String> argv) {
        if (argv.size() != 2 || !variables.isEmpty() || descriptor > 0) {
            return;
        }
        String only = argv.get(1);
        if (only.isEmpty() || only.equals(NO_ARGUMENTS)) {
            throw new IllegalArgumentException("the only argument of '" + argv.get(0) + "' is "
                    + (only.isEmpty()
                            ? "empty, which a rule of sudo cannot tell from any"
                            : only + ", which a rule of sudo cannot tell from none")
                    + ": leave it out, or write the call into a script of " + user + "'s");
        }
    }

    private static void checkWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isISOControl(word.charAt(i))) {
                throw new IllegalArgumentException("an argument of a command of another user has a control character,"
                        + " such as the end of a line, which no rule of sudo can name: pass it by the standard input,"
                        + " or write it into a file");
            }
        }
    }

    @Override
    public Privilege looksAt(Path path) {
        return looked(path, FileCommands.status(path));
    }

    @Override
    public Privilege reads(Path path) {
        return looked(path, FileCommands.status(path)).files(path, FileCommands.read(path));
    }

    @Override
    public Privilege lists(Path directory) {
        return looked(directory, FileCommands.status(directory)).files(directory, FileCommands.list(directory));
    }

    @Override
    public Privilege writes(Path path, FileMode mode, String owner, String group) {
        checkAccount(owner);
        checkAccount(group);
        reads(path);
        files(path, FileCommands.make(path, mode, owner, group));
        if (mode == null) {
            files(path, FileCommands.makeAlike(path));
        }
        files(path, FileCommands.fill(FileCommands.temporary(path)));
        if (FileCommands.narrowed(mode)) {
            files(path, FileCommands.setMode(FileCommands.temporary(path), mode));
        }
        return files(path, FileCommands.place(path));
    }

    @Override
    public Privilege writesInPlace(Path path) {
        writes(path, null, null, null);
        return files(path, FileCommands.fill(path));
    }

    @Override
    public Privilege createsDirectory(Path path) {
        return looked(path, FileCommands.status(path)).files(path, FileCommands.createDirectory(path));
    }

    @Override
    public Privilege links(Path link, Path to) {
        checkPath(to);
        return looked(link, FileCommands.status(link), FileCommands.readLink(link))
                .files(link, FileCommands.symlink(link, to));
    }

    @Override
    public Privilege deletes(Path path) {
        return looked(path, FileCommands.status(path)).files(path, FileCommands.delete(path));
    }

    @Override
    public Privilege setsMode(Path path, FileMode mode) {
        return looked(path, FileCommands.status(path)).files(path, FileCommands.setMode(path, mode));
    }

    @Override
    public Privilege setsOwner(Path path, String owner) {
        checkAccount(owner);
        return looked(path, FileCommands.status(path)).files(path, FileCommands.setOwner(path, owner));
    }

    @Override
    public Privilege setsGroup(Path path, String group) {
        checkAccount(group);
        return looked(path, FileCommands.status(path)).files(path, FileCommands.setGroup(path, group));
    }

    /** Looks that harm nobody, wherever a path leads. */
    @SafeVarargs
    private ComponentPrivilege looked(Path path, List<String>... commands) {
        return rights(path, Optional.empty(), commands);
    }

    @SafeVarargs
    private ComponentPrivilege files(Path path, List<String>... commands) {
        return rights(path, Optional.of(path), commands);
    }

    @SafeVarargs
    private ComponentPrivilege rights(Path path, Optional<Path> place, List<String>... commands) {
        checkMapped(path);
        checkPath(path);
        if (paths.leadsTo(path)) {
            node.keep(path);
            return this;
        }
        if (place.isPresent()) {
            checkPlace(path);
        }
        for (List<String> command : commands) {
            add(new Right(user, List.of(), command, Optional.empty(), place));
        }
        return this;
    }

    private static void checkMapped(Path path) {
        if (!path.isAbsolute() || !path.equals(path.normalize())) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no mapped path: map it by here.map(…), or take that of a component");
        }
    }

    /** Whoever may exchange a directory on the way leads what another user writes anywhere. */
    private void checkPlace(Path path) {
        boolean trusted = deployer.isEmpty() || deployer.equals("root") || deployer.equals(user);
        if (!trusted && path.getParent() != null && paths.belongsTo(deployer, path.getParent())) {
            throw new ModelRuleException(
                    Code.LW169_EXPOSED_PRIVILEGE,
                    paths.shown(path) + " is read, written or run as " + user + ", and lies in a directory of "
                            + deployer + ", who deploys and could lead it anywhere by a symlink",
                    "choose a place elsewhere, as below /etc; or leave out .as(\"" + user + "\")");
        }
    }

    private static void checkPath(Path path) {
        String text = path.toString();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException("the path '" + text + "' has a blank, and a rule of sudo cannot tell"
                        + " it from two paths: name one without, where another user reads or writes it");
            }
        }
    }

    private static void checkAccount(String name) {
        if (name != null && (name.isBlank() || name.startsWith("-") || !name.equals(name.strip()))) {
            throw new IllegalArgumentException("'" + name + "' is no name of a user or a group");
        }
        if (name != null) {
            checkPath(Path.of(name));
        }
    }

    private Privilege add(Right right) {
        if (node.allow(right)) {
            node.commands().add(right.words());
            node.settled().add(user);
            node.settled().add(right.words());
        }
        return this;
    }
}
