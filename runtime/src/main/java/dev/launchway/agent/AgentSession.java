package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.Assignment;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refusal;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ProtocolViolationException;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.engine.apply.FactSettings;
import dev.launchway.engine.apply.HostSession;
import dev.launchway.engine.apply.LockHolder;
import dev.launchway.engine.apply.RunSettings;
import dev.launchway.engine.apply.TargetClaim;
import dev.launchway.engine.apply.TargetLockedException;
import dev.launchway.engine.apply.TargetUnfitException;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.Fingerprint;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.text.SizeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run on one target, as the controller leads it. */
final class AgentSession {

    private static final long LEAST_FREE = 4L << 20;

    private final AgentSide controller;
    private final Inbox inbox;
    private final Path base;
    private final Path home;
    private final SystemAccess machine = new LocalSystem();
    private final Questions questions;
    private volatile boolean atWork;
    private boolean deployed;

    AgentSession(AgentSide controller, Path base, Path home, BooleanSupplier gone) {
        this.controller = controller;
        this.inbox = new Inbox(controller, this::tellInterrupted, gone);
        this.questions = new Questions(controller, inbox);
        this.base = base;
        this.home = home;
    }

    void run() throws IOException {
        inbox.open();
        if (!(inbox.next() instanceof Begin begin)) {
            throw new ProtocolViolationException("the first message is none that begins");
        }
        try (TargetClaim claim = claim(begin)) {
            deployed = begin.mode() == Mode.DEPLOY;
            serve(begin, claim);
        } catch (TargetLockedException e) {
            controller.send(new Refused(Refusal.LOCKED, e.getMessage(), List.of()));
            return;
        } catch (TargetUnfitException e) {
            controller.send(new Refused(Refusal.UNFIT, e.getMessage(), e.details()));
            return;
        } catch (InvalidModelException e) {
            TargetRecord.doubt(base.resolve(".launchway"));
            controller.send(different(e));
            return;
        }
        controller.send(new Ended());
    }

    /** Whether it held the target directory, and was not there to predict. */
    boolean hasDeployed() {
        return deployed;
    }

    private TargetClaim claim(Begin begin) throws TargetLockedException, TargetUnfitException {
        checkDisk();
        if (begin.mode() == Mode.PREDICT) {
            return TargetClaim.look(base);
        }
        ToAgent.Requester requester = begin.requester();
        LockHolder holder = new LockHolder(
                requester.user(),
                requester.machine(),
                Long.toString(ProcessHandle.current().pid()),
                requester.since(),
                begin.assignment().slice().environment(),
                requester.command());
        long begun = System.nanoTime();
        while (true) {
            boolean last = System.nanoTime() - begun >= begin.patience().toNanos();
            try {
                return TargetClaim.take(base, holder, machine);
            } catch (TargetLockedException e) {
                if (last || inbox.interrupted()) {
                    throw e;
                }
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkDisk() throws TargetUnfitException {
        try {
            long free = Files.getFileStore(base).getUsableSpace();
            if (free < LEAST_FREE) {
                throw new TargetUnfitException(
                        "the disk of " + base + " has " + SizeText.of(free) + " free, and a deployment needs at least "
                                + SizeText.of(LEAST_FREE),
                        null);
            }
        } catch (IOException e) {
            throw new TargetUnfitException("cannot look at the disk of " + base + ": " + e.getMessage(), e);
        }
    }

    private void serve(Begin begin, TargetClaim claim) throws IOException, TargetUnfitException, InvalidModelException {
        long begun = System.nanoTime();
        ExpandedEnvironment model = expandInMemory(begin.assignment());
        RunSettings settings = new RunSettings(
                base, begin.mode(), inbox::interrupted, begin.requester().command(), begun);
        ContentStore store = new ContentStore(base.resolve(".launchway"));
        ContentQuestions contents = new ContentQuestions(
                controller,
                inbox,
                questions,
                begin.mode() == Mode.DEPLOY ? Optional.of(store) : Optional.empty(),
                new TransferReports(System::nanoTime, this::tell));
        HostSession session = new HostSession(
                claim, model, host(model, begin.assignment()), settings, this::tell, machine, contents, facts(begin));
        for (int index : begin.proven()) {
            checkOwn(session, index);
            session.countAsFinished(index);
        }
        questions.allConfigured();
        controller.send(new Ready(fingerprints(session)));
        TargetRecord target = new TargetRecord(base.resolve(".launchway"), begin, session::remark);
        List<String> remarks = claim.remarks();
        boolean well = true;
        try {
            while (true) {
                ToAgent message = inbox.next();
                remarks.forEach(session::remark);
                remarks = List.of();
                if (message instanceof Deploy deploy) {
                    atWork = true;
                    target.beginning();
                    Outcome outcome = deploy(session, deploy.root());
                    well &= outcome == Outcome.CHANGED || outcome == Outcome.UNCHANGED;
                } else if (message instanceof End end) {
                    target.ended(end.complete() && well);
                    tidy(begin.mode(), store, end.complete() && well);
                    return;
                } else {
                    throw new ProtocolViolationException("a message out of turn");
                }
            }
        } finally {
            session.settle(begin.assignment().leftAlone());
        }
    }

    private void tidy(Mode mode, ContentStore store, boolean done) {
        try {
            if (mode == Mode.DEPLOY) {
                store.tidy(done);
            }
        } catch (IOException e) {
            tell(new RunEvent.Message("", "", "cannot remove what is left of a transfer: " + e.getMessage()));
        }
    }

    private ExpandedEnvironment expandInMemory(Assignment assignment)
            throws InvalidModelException, TargetUnfitException {
        try {
            return expand(assignment);
        } catch (OutOfMemoryError e) {
            throw new TargetUnfitException(
                    "the components of this host, with what they write, do not fit into the memory of the agent: a heap of "
                            + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                    e);
        }
    }

    private ExpandedEnvironment expand(Assignment assignment) throws InvalidModelException {
        EnvironmentPlan environment = assignment.slice().toPlan(questions::hosts);
        SlicePlan plan = new SlicePlan(assignment, environment);
        return new Expansion(plan, new ExpansionSettings(base, home, Optional.empty()), questions)
                .expand(environment, assignment.foreign());
    }

    private FactSettings facts(Begin begin) {
        return new FactSettings(begin.factKeys(), home.toString(), false, () -> expandAgain(begin), questions::asked);
    }

    private ExpandedEnvironment expandAgain(Begin begin) throws InvalidModelException {
        questions.configuringAgain();
        ExpandedEnvironment model = expand(begin.assignment());
        questions.over();
        return model;
    }

    private static HostPlan host(ExpandedEnvironment model, Assignment assignment) throws ProtocolViolationException {
        for (HostPlan host : model.plan().hostPlans()) {
            if (host.name().equals(assignment.host())) {
                return host;
            }
        }
        throw new ProtocolViolationException("an assignment without its host");
    }

    private static Map<Integer, String> fingerprints(HostSession session) {
        Map<Integer, String> fingerprints = new LinkedHashMap<>();
        for (ExpandedRoot root : session.roots()) {
            fingerprints.put(root.plan().index(), Fingerprint.of(root));
        }
        return fingerprints;
    }

    private static void checkOwn(HostSession session, int index) throws ProtocolViolationException {
        if (session.roots().stream().noneMatch(root -> root.plan().index() == index)) {
            throw new ProtocolViolationException("a root component that is not of this host");
        }
    }

    private Outcome deploy(HostSession session, int index) throws IOException {
        checkOwn(session, index);
        HostSession.RootResult result = session.deploy(index);
        controller.send(new RootEnded(index, result.outcome(), result.changed(), result.unchanged()));
        return result.outcome();
    }

    private void tellInterrupted() {
        if (!atWork) {
            return;
        }
        tell(new RunEvent.Message("", "", "stops after the component that is at work"));
    }

    private void tell(RunEvent event) {
        try {
            controller.send(new EventReport(event));
        } catch (IOException e) {
            inbox.giveUp();
        }
    }

    private static Refused different(InvalidModelException invalid) {
        List<String> details = new ArrayList<>();
        for (ModelProblem problem : invalid.problems()) {
            details.add(problem.breadcrumb() + ": " + problem.message()
                    + (problem.location().isEmpty() ? "" : " (" + problem.location() + ")"));
        }
        return new Refused(
                Refusal.DIFFERENT,
                "configure fails on this host, and did not on the controller: it is not deterministic, or reads more than"
                        + " its attributes, resources and definition directory",
                details);
    }
}
