package dev.launchway.benchmarks;

import java.util.List;

/**
 * A row of the table of {@link Remote}.
 *
 * @param name how it is chosen
 * @param hosts how many
 * @param workload what is deployed there
 * @param state what the measured runs find
 * @param goal what is aimed at, as text
 */
record RemoteRow(String name, int hosts, Workload workload, State state, String goal) {

    private static final FilesWorkload FILES = new FilesWorkload(100);

    /** All rows, in the order of the table. */
    static final List<RemoteRow> ALL = List.of(
            new RemoteRow("files-1", 1, FILES, State.UNCHANGED, "0.5 s, 1.8 x rsync"),
            new RemoteRow("files-10", 10, FILES, State.UNCHANGED, "1.3 x rsync"),
            new RemoteRow("files-27", 27, FILES, State.UNCHANGED, "1.2 x rsync, 0.06 s of each host's processor"),
            new RemoteRow("files-1000", 1, new FilesWorkload(1000), State.UNCHANGED, "2 x rsync"),
            new RemoteRow("services-10", 10, new ServicesWorkload(), State.UNCHANGED, "1.2 s"),
            new RemoteRow("frontend-10", 11, new FrontendWorkload(), State.UNCHANGED, "1.2 s"),
            new RemoteRow("changed-27", 27, FILES, State.CHANGED, "3.5 s"),
            new RemoteRow("first-1", 1, FILES, State.FIRST, "1.2 s"),
            new RemoteRow("first-10", 10, FILES, State.FIRST, "3 s"),
            new RemoteRow("first-27", 27, FILES, State.FIRST, "7 s"),
            new RemoteRow("files-20", 20, FILES, State.UNCHANGED, "with latency: no run over its limit"));

    /** What a run finds. */
    enum State {
        /** Nothing to do. */
        UNCHANGED(9),
        /** One file that is another one now, on each host that has it. */
        CHANGED(5),
        /** Hosts that have nothing of ours, not even an agent. */
        FIRST(3);

        private final int runs;

        State(int runs) {
            this.runs = runs;
        }

        /** How many runs are measured, besides the one that is not counted. */
        int runs() {
            return runs;
        }
    }

    /** The row of that name. */
    static RemoteRow of(String name) {
        for (RemoteRow row : ALL) {
            if (row.name.equals(name)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row " + name + "; there are "
                + String.join(", ", ALL.stream().map(RemoteRow::name).toList()));
    }
}
