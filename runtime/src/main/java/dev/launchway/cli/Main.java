package dev.launchway.cli;

/** The main class of every plan jar. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Arguments arguments = QuickParser.parse(args);
        if (arguments != null && arguments.has(Option.HELP)) {
            System.out.print(HelpText.of(arguments.command()));
            if (!System.out.checkError()) {
                return;
            }
        }
        if (Utf8Process.isNeeded()) {
            Utf8Process.become();
        }
        if (Utf8Process.isOne()) {
            Utf8Process.endWithParent();
        }
        System.exit(new Launch(Surroundings.ofProcess(), PlanSource.INSTALLED).run(args, arguments));
    }
}
