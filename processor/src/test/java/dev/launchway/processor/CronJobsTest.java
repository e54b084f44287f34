package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs, and the table that gathers them on each host. */
class CronJobsTest {

    private static final String APP = """
            import dev.launchway.library.schedule.CronJob;
            @Component class App {
                @SubComponent CronJob nightly;
                void configure(Configuration here) {
                    nightly = CronJob.named("nightly").schedule("@daily").command("bin/report");
                }
            }
            """;

    private static final String ADDING = """
            import dev.launchway.library.schedule.CronJob;
            @Component(adds = CronJob.class) class App {
                void configure(Configuration here) {
                    here.add(CronJob.named("nightly").schedule("@daily").command("bin/report"));
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void areGatheredOnTheHostsThatHaveThem(Compilers compiler) {
        String hosts = "[hosts]\na = [\"app\", \"crontab\"]\nb = [\"crontab\"]\n";

        assertThat(Service.in(compiler, directory.resolve("field"))
                        .source(APP)
                        .environment("dev", hosts)
                        .says())
                .isEmpty();
        assertThat(Service.in(compiler, directory.resolve("added"))
                        .source(ADDING)
                        .environment("dev", hosts)
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void areAnErrorOnAHostWithoutATable(Compilers compiler) {
        assertThat(Service.in(compiler, directory.resolve("nowhere"))
                        .source(APP)
                        .environment("dev", "[hosts]\na = [\"app\"]\n")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:2:6: [LW210] nothing provides 'launchway:cron-table' on host a in environment 'dev'
                            required by CronJob.table in 'app' on host a (environments/dev.toml:2)
                            CronTable.table provides it, but 'crontab' is assigned to no host there
                            help: assign 'crontab' to a host in environments/dev.toml
                        """);
        assertThat(Service.in(compiler, directory.resolve("elsewhere"))
                        .source(APP)
                        .environment("dev", "[hosts]\na = [\"app\"]\nb = [\"app\", \"crontab\"]\n")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:2:6: [LW210] nothing provides 'launchway:cron-table' on host a in environment 'dev'
                            required by CronJob.table in 'app' on host a (environments/dev.toml:2)
                            CronTable.table provides it on host b (environments/dev.toml:3)
                            help: assign 'crontab' to a in environments/dev.toml
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aTableWithoutJobsIsAWarning(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(APP)
                        .environment("dev", "[hosts]\na = [\"crontab\"]\n")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:2:6: [LW212] nothing requires 'launchway:cron-table' in environment 'dev'
                            CronTable.table provides it
                            CronJob.table requires it, but 'app' is assigned to no host
                            help: assign 'app' to a host, or take this component off its hosts there
                        """);
    }

    /** The library's keys begin with a word that no service's own do. */
    @ParameterizedTest
    @ValueSource(strings = {"cron:job", "crontab:job", "cron:table", "log:file", "logrotate:file", "log:rotation"})
    void keysOfServicesAreNotTakenForThoseOfTheLibrary(String key) {
        assertThat(Service.in(Compilers.JAVAC, directory)
                        .source("@Component class Gatherer { @Requires(value = \"" + key
                                + "\", optional = true) @SuppressWarnings(\"LW219\") List<String> jobs; }\n")
                        .environment("dev", "[hosts]\na = [\"gatherer\"]\n")
                        .says())
                .isEmpty();
    }

    /** A job whose schedule is an expression. */
    private String says(Compilers compiler, String schedule) {
        return Service.in(compiler, directory)
                .source("""
                        import dev.launchway.library.schedule.CronJob;
                        @Component class App {
                            static final String HOUR = "25";
                            @SubComponent CronJob nightly;
                            void configure(Configuration here) {
                                String computed = "30 " + here.host().name();
                                nightly = CronJob.named("nightly")
                                    .comment("0 25 * * *")
                                    .schedule(%s).command("bin/report");
                            }
                        }
                        """.formatted(schedule))
                .environment("dev", "[hosts]\na = [\"app\", \"crontab\"]\n")
                .says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aConstantScheduleThatCronRefusesIsAnErrorOfTheCompiler(Compilers compiler) {
        // Other compilers do not show what methods are given: check tells there.
        assertThat(says(compiler, "\"0 25 * * *\"")).isEqualTo(compiler == Compilers.JAVAC ? """
                        App.java:14: [LW136] '0 25 * * *' is no schedule of cron: the hour '25' is not 0 to 23
                            CronJob.schedule is given it
                            help: write minute, hour, day of the month, month and day of the week, as in '30 3 * * *', or a word as '@daily'
                        """ : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(\"0 \" + HOUR) + \" * * *\"", "\"0 0 31 2 *\"", "\"@dayly\"", "\"\"\"\n0 3 * *\"\"\""})
    void constantsOfAllKindsAreChecked(String schedule) {
        assertThat(says(Compilers.JAVAC, schedule)).contains("[LW136]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"30 3 * * *\"", "\"@daily\"", "computed", "computed + \" 25\"", "here.host().name()"})
    void whatIsValidOrComputedIsNotToldOf(String schedule) {
        assertThat(says(Compilers.JAVAC, schedule)).isEmpty();
    }
}
