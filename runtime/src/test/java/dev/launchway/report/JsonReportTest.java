package dev.launchway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Configured;
import dev.launchway.engine.event.RunEvent.Declined;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostLost;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Stopped;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final Duration SECOND = Duration.ofMillis(1050);

    @Test
    void eachEventIsALineOfItsOwnForm() {
        Failure failure = new Failure("no \"disk\"", List.of("df"), "Nginx.java:31", "java.lang.Error");
        List<RunEvent> events = List.of(
                new RunStarted("dev", List.of("web01"), Mode.DEPLOY),
                new Configured("dev", 1, 2, SECOND),
                new Reaching("dev", List.of("web01")),
                new HostReached("web01", 1900, "by the system's ssh"),
                new Message("web01", "Nginx", "hello"),
                new RootStarted("web01", "nginx"),
                new ComponentChanging("web01", "Nginx > File(\"a\")", "differs"),
                new Diff("web01", "Nginx > File(\"a\")", "/a", List.of("-\u001b", "+b"), "sensitive"),
                new ComponentFinished("web01", "Nginx > File(\"a\")", true, new Timing(SECOND, SECOND, SECOND)),
                new ComponentFinished("web01", "Cron", false, new Timing(SECOND, SECOND, SECOND)),
                new Output("web01", "Nginx", "compiling"),
                new WouldDo("web01", "Nginx", "run x"),
                new NotKnown("web01", "Nginx", "no output"),
                new NotProven("web01", "nginx", "it says something"),
                new Receiving("web01", "app.jar", 300, 1024),
                new ComponentFailed("web01", "Nginx", failure),
                new RootFinished("web01", "nginx", Outcome.FAILED, "", SECOND),
                new RootFinished("web01", "cron", Outcome.SKIPPED, "ignored", SECOND),
                new Stopped(2),
                new HostLost("web01", failure),
                new Declined(),
                new Interrupted(),
                new Problem(Trouble.MODEL_INVALID, "LW150", "dev", "web01", "Nginx", failure, "mend it"),
                new Warning("LW410", "", "nobody reads it", "a/old.conf", "delete it"),
                new RunFinished("dev", Mode.DEPLOY, 1, 2, 3, 4, SECOND));

        assertThat(report(false, events)).containsExactly("""
                {"event":"run-started","schema":1,"environment":"dev","hosts":["web01"],"mode":"deploy"}
                {"event":"configured","environment":"dev","roots":1,"components":2,"seconds":1.050}
                {"event":"reaching","environment":"dev","hosts":["web01"]}
                {"event":"host-reached","host":"web01","sent":1900,"note":"by the system's ssh"}
                {"event":"message","host":"web01","component":"Nginx","text":"hello"}
                {"event":"root-started","host":"web01","root":"nginx"}
                {"event":"component-changing","host":"web01","component":"Nginx > File(\\"a\\")","why":"differs"}
                {"event":"diff","host":"web01","component":"Nginx > File(\\"a\\")","path":"/a","lines":["-␛","+b"],"note":"sensitive"}
                {"event":"component-changed","host":"web01","component":"Nginx > File(\\"a\\")","seconds":3.150,"timing":{"verify":1.050,"update":1.050,"parts":1.050}}
                {"event":"component-unchanged","host":"web01","component":"Cron","seconds":3.150,"timing":{"verify":1.050,"update":1.050,"parts":1.050}}
                {"event":"output","host":"web01","component":"Nginx","line":"compiling"}
                {"event":"would-do","host":"web01","component":"Nginx","what":"run x"}
                {"event":"not-known","host":"web01","component":"Nginx","why":"no output"}
                {"event":"not-proven","host":"web01","root":"nginx","why":"it says something"}
                {"event":"receiving","host":"web01","content":"app.jar","received":300,"size":1024}
                {"event":"component-failed","host":"web01","component":"Nginx","message":"no \\"disk\\"","details":["df"],"location":"Nginx.java:31"}
                {"event":"root-finished","host":"web01","root":"nginx","outcome":"failed","seconds":1.050}
                {"event":"root-finished","host":"web01","root":"cron","outcome":"skipped","why":"ignored","seconds":1.050}
                {"event":"stopped","failures":2}
                {"event":"host-lost","host":"web01","message":"no \\"disk\\"","details":["df"],"location":"Nginx.java:31"}
                {"event":"declined"}
                {"event":"interrupted"}
                {"event":"error","trouble":"model-invalid","code":"LW150","environment":"dev","host":"web01","component":"Nginx","message":"no \\"disk\\"","details":["df"],"location":"Nginx.java:31","help":"mend it"}
                {"event":"warning","code":"LW410","message":"nobody reads it","location":"a/old.conf","help":"delete it"}
                {"event":"summary","environment":"dev","mode":"deploy","outcome":"not-begun","changed":1,"unchanged":2,"failed":3,"skipped":4,"lost":1,"problems":1,"seconds":1.050}
                """.split("\n"));

        Set<Class<?>> kinds = new HashSet<>();
        for (RunEvent event : events) {
            kinds.add(event.getClass());
        }
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> kind : RunEvent.class.getPermittedSubclasses()) {
            all.add(kind);
        }
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theSummaryTellsHowTheRunEnded() {
        RunStarted started = new RunStarted("dev", List.of("web01"), Mode.DEPLOY);

        assertThat(outcome(started, new RunFinished("dev", Mode.DEPLOY, 1, 0, 0, 0, SECOND)))
                .isEqualTo("done");
        assertThat(outcome(started, new RunFinished("dev", Mode.DEPLOY, 1, 0, 1, 0, SECOND)))
                .isEqualTo("failed");
        assertThat(outcome(started, new Interrupted(), new RunFinished("dev", Mode.DEPLOY, 1, 0, 0, 1, SECOND)))
                .isEqualTo("interrupted");
        assertThat(outcome(started, new Declined(), new RunFinished("dev", Mode.DEPLOY, 0, 0, 0, 0, SECOND)))
                .isEqualTo("declined");
        HostLost lost = new HostLost("web01", new Failure("gone", List.of(), "", ""));
        assertThat(outcome(started, lost, new RunFinished("dev", Mode.DEPLOY, 1, 0, 0, 0, SECOND)))
                .isEqualTo("failed");
    }

    @Test
    void onlyAVerboseReportCarriesStackTraces() {
        ComponentFailed failed =
                new ComponentFailed("web01", "Nginx", new Failure("broken", List.of(), "", "java.lang.Error"));

        assertThat(report(true, List.of(failed)).get(0)).contains("\"stackTrace\":\"java.lang.Error\"");
        assertThat(report(false, List.of(failed)).get(0)).doesNotContain("stackTrace");
    }

    private static String outcome(RunEvent... events) {
        List<String> lines = report(false, List.of(events));
        return JsonParser.parseString(lines.get(lines.size() - 1))
                .getAsJsonObject()
                .get("outcome")
                .getAsString();
    }

    private static List<String> report(boolean verbose, List<RunEvent> events) {
        Printed printed = new Printed(Style.PLAIN, false);
        JsonReport report = new JsonReport(printed.output().out(), verbose);
        for (RunEvent event : events) {
            report.accept(event);
        }
        assertThat(printed.err()).isEmpty();
        return List.of(printed.out().split("\n"));
    }
}
