package dev.launchway.engine.event;

import java.time.Duration;
import java.util.List;

/**
 * Something that happened in a run. Every output, for people and for machines, is made of these alone.
 *
 * <p>A breadcrumb begins with the root component: {@code Nginx > File("nginx.conf") > Content}.
 */
public sealed interface RunEvent {

    /** What a run is for. */
    enum Mode {
        /** Deploys. */
        DEPLOY,
        /** Says what a deployment would change. */
        PREDICT,
        /** Configures, and touches nothing. */
        CHECK
    }

    /** How a root component ended. */
    enum Outcome {
        /** No component of it changed. */
        UNCHANGED,
        /** At least one component of it changed. */
        CHANGED,
        /** A component of it failed. */
        FAILED,
        /** It was left alone. */
        SKIPPED
    }

    /** What keeps a run from beginning. */
    enum Trouble {
        /** The model does not hold together. */
        MODEL_INVALID,
        /** Another run is at work. */
        LOCKED,
        /** A host cannot be reached. */
        UNREACHABLE,
        /** A target cannot take the components. */
        UNFIT,
        /** The command asked for something that there is not. */
        USAGE
    }

    /**
     * A run begins.
     *
     * @param environment its environment
     * @param hosts the hosts that it is about
     * @param mode what it is for
     */
    record RunStarted(String environment, List<String> hosts, Mode mode) implements RunEvent {}

    /**
     * All roots of the environment are configured.
     *
     * @param environment the environment
     * @param roots how many
     * @param components how many, with all sub-components
     * @param took how long it took
     */
    record Configured(String environment, int roots, int components, Duration took) implements RunEvent {}

    /**
     * Connections to hosts are being made.
     *
     * @param environment the environment
     * @param hosts their names
     */
    record Reaching(String environment, List<String> hosts) implements RunEvent {}

    /**
     * A host is reached: an agent runs there, or has no need to.
     *
     * @param host its name
     * @param sent how many bytes it had to be sent before
     * @param note what is worth knowing of how it was reached; empty where nothing is
     */
    record HostReached(String host, long sent, String note) implements RunEvent {}

    /**
     * A component said something.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param text what it said
     */
    record Message(String host, String breadcrumb, String text) implements RunEvent {}

    /**
     * A root component begins.
     *
     * @param host its host
     * @param root its name
     */
    record RootStarted(String host, String root) implements RunEvent {}

    /**
     * A root component ended.
     *
     * @param host its host
     * @param root its name
     * @param outcome how
     * @param why why it was skipped, else empty
     * @param took how long it took
     */
    record RootFinished(String host, String root, Outcome outcome, String why, Duration took) implements RunEvent {}

    /**
     * That a root component is as it should be can be told by its components alone, and not by what they were shown the last time.
     *
     * @param host its host
     * @param root its name
     * @param why why
     */
    record NotProven(String host, String root, String why) implements RunEvent {}

    /**
     * A component needs an update, which begins now, or would in a deployment.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param why the reason that its verify gave, else empty
     */
    record ComponentChanging(String host, String breadcrumb, String why) implements RunEvent {}

    /**
     * A component is done: what is not unchanged was updated, or would be.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param changed whether it was updated, or would be
     * @param timing how long it took
     */
    record ComponentFinished(String host, String breadcrumb, boolean changed, Timing timing) implements RunEvent {}

    /**
     * How a component spent its time.
     *
     * @param verify in verify
     * @param update in update
     * @param parts in its sub-components
     */
    record Timing(Duration verify, Duration update, Duration parts) {

        /**
         * Whether people want to know: more than a second in verify or update, or ten in all.
         *
         * @return whether it was slow
         */
        public boolean slow() {
            return verify.toMillis() > 1000 || update.toMillis() > 1000 || total().toMillis() > 10_000;
        }

        /**
         * The time in all.
         *
         * @return the sum
         */
        public Duration total() {
            return verify.plus(update).plus(parts);
        }
    }

    /**
     * A component failed, and its root with it.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param failure what went wrong
     */
    record ComponentFailed(String host, String breadcrumb, Failure failure) implements RunEvent {}

    /**
     * What went wrong, for the reader.
     *
     * @param message one line
     * @param details further lines: the output of a command, what to do
     * @param location the line in the user's class, as {@code Nginx.java:31}; empty where it is not known
     * @param stackTrace for {@code -v}; empty where there is none
     */
    record Failure(String message, List<String> details, String location, String stackTrace) {}

    /**
     * A prediction cannot say what a component would do.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param why why not
     */
    record NotKnown(String host, String breadcrumb, String why) implements RunEvent {}

    /**
     * A file's content changes, or would.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param path the file
     * @param lines a unified diff without its two header lines; empty when it may not be shown
     * @param note what to say instead or in addition: "binary, 10 bytes to 12", "sensitive"; empty where there is nothing
     */
    record Diff(String host, String breadcrumb, String path, List<String> lines, String note) implements RunEvent {}

    /**
     * A prediction lists what a deployment would do and it does not: run a command, call a handler.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param what "run nginx -s reload"
     */
    record WouldDo(String host, String breadcrumb, String what) implements RunEvent {}

    /**
     * A command of a component writes something while it runs.
     *
     * @param host its host
     * @param breadcrumb the component
     * @param line one line, of either stream
     */
    record Output(String host, String breadcrumb, String line) implements RunEvent {}

    /**
     * Something large is on its way from the controller; told every few seconds until it has come.
     *
     * @param host where to
     * @param content what it is called
     * @param received how much of it is there, in bytes
     * @param size how much it is, in bytes
     */
    record Receiving(String host, String content, long received, long size) implements RunEvent {}

    /**
     * A run cannot begin; it has changed nothing.
     *
     * @param trouble what kind of problem it is
     * @param code its stable number, as in {@code LW150}; empty where it has none
     * @param environment the environment; empty where it is about none
     * @param host the host; empty where it is about none
     * @param breadcrumb the component; empty where it is about none
     * @param failure what is wrong
     * @param help what to do; empty where the message says it
     */
    record Problem(
            Trouble trouble,
            String code,
            String environment,
            String host,
            String breadcrumb,
            Failure failure,
            String help)
            implements RunEvent {}

    /**
     * Something that a check found and that keeps no run from beginning.
     *
     * @param code its stable number, as in {@code LW410}
     * @param environment the environment; empty where it is about none
     * @param message one line
     * @param location where it stands, as in {@code com/example/shop/old.conf}; empty where it is not known
     * @param help what to do; empty where the message says it
     */
    record Warning(String code, String environment, String message, String location, String help) implements RunEvent {}

    /** The run was interrupted; the component at hand finishes. */
    record Interrupted() implements RunEvent {}

    /** The user was asked whether to deploy, and did not want to; nothing was changed. */
    record Declined() implements RunEvent {}

    /**
     * As many hosts have failed as may: what is at work finishes, nothing else begins anywhere.
     *
     * @param failures how many hosts
     */
    record Stopped(int failures) implements RunEvent {}

    /**
     * A host was lost when none of its root components was at work: what it was to do besides is not known to be done.
     *
     * @param host its name
     * @param failure what is known
     */
    record HostLost(String host, Failure failure) implements RunEvent {}

    /**
     * A run ended. Changed and unchanged count components, failed and skipped count roots.
     *
     * @param environment its environment
     * @param mode what it was for
     * @param changed components that were updated, or would be
     * @param unchanged components that were as they should be
     * @param failed roots that failed
     * @param skipped roots that were left alone
     * @param took how long it took
     */
    record RunFinished(
            String environment, Mode mode, int changed, int unchanged, int failed, int skipped, Duration took)
            implements RunEvent {}
}
