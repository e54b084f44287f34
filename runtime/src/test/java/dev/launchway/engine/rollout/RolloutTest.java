package dev.launchway.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.expand.InvalidModelException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rollout tells agents, and when; how agents deploy and how they are reached is tested elsewhere. */
class RolloutTest {

    private static RunResult result(
            boolean interrupted, int changed, int unchanged, int failed, int skipped, int lost) {
        return new RunResult(Set.of(), false, interrupted, changed, unchanged, failed, skipped, lost);
    }

    @Test
    void hostsWorkSideBySideAndEachIsToldOfAllThatItMayDo() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun().host("web", "nginx", "cron").host("app", "shop");

        RunResult result = run.run("web is done", "app is done", "web is done");

        assertThat(run.log())
                .containsExactly(
                        "web: deploy nginx",
                        "web: deploy cron",
                        "app: deploy shop",
                        "web: end",
                        "app: end",
                        "-> web is done",
                        "-> app is done",
                        "-> web is done");
        assertThat(result).isEqualTo(result(false, 3, 6, 0, 0, 0));
    }

    @Test
    void noMoreHostsThanAllowedAreAtWorkAtOnce() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("a", "a1", "a2")
                .host("b", "b1")
                .host("c", "c1")
                .jobs(2);

        run.run("a is done", "b is done", "a is done", "c is done");

        assertThat(run.log())
                .containsExactly(
                        "a: deploy a1",
                        "a: deploy a2",
                        "b: deploy b1",
                        "-> a is done",
                        "-> b is done",
                        "c: deploy c1",
                        "a: end",
                        "b: end",
                        "c: end",
                        "-> a is done",
                        "-> c is done");
    }

    @Test
    void whatIsProvenComesFirstAndNoAgentIsToldOfIt() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("web", "cron", "nginx", "last")
                .host("app", "shop")
                .awaits("nginx", "shop")
                .proven("cron", "nginx", "shop");

        RunResult result = run.run("web is done");

        assertThat(run.log())
                .containsExactly(
                        "cron is proven",
                        "shop is proven",
                        "nginx is proven",
                        "web: deploy last",
                        "web: end",
                        "app: end",
                        "-> web is done");
        assertThat(result).isEqualTo(result(false, 1, 8, 0, 0, 0));
    }

    @Test
    void whereAllIsProvenNothingIsLeftToBeInterrupted() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("web", "nginx", "!cron")
                .host("app", "shop")
                .stopAfterFailures(1)
                .proven("nginx", "shop");

        RunResult result = run.run("interrupt");

        assertThat(run.log())
                .containsExactly(
                        "cron skipped: ignored in environments/test.toml:4",
                        "nginx is proven",
                        "shop is proven",
                        "web: end",
                        "app: end",
                        "-> interrupt");
        assertThat(result).isEqualTo(result(false, 0, 4, 0, 1, 0));
    }

    @Test
    void aHostOnWhichAllIsProvenMayBeLost() throws InvalidModelException, InterruptedException {
        ScriptedRun run =
                new ScriptedRun().host("web", "nginx").host("app", "shop").proven("nginx");

        RunResult result = run.run("web is lost", "app is done");

        assertThat(run.log())
                .containsExactly(
                        "nginx is proven",
                        "app: deploy shop",
                        "web: end",
                        "app: end",
                        "-> web is lost",
                        "web: abandon",
                        "web was lost after its last root component: the connection broke",
                        "-> app is done");
        assertThat(result).isEqualTo(result(false, 1, 4, 0, 0, 1));
    }

    @Test
    void whatNeedsAResourceBeginsWhenAllItsProvidersAreDone() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("web", "nginx", "cron")
                .host("app1", "shop1")
                .host("app2", "shop2")
                .awaits("nginx", "shop1", "shop2");

        run.run("app1 is done", "web is done", "app2 is done", "web is done");

        assertThat(run.log())
                .containsExactly(
                        "web: deploy cron",
                        "app1: deploy shop1",
                        "app2: deploy shop2",
                        "-> app1 is done",
                        "-> web is done",
                        "-> app2 is done",
                        "web: deploy nginx",
                        "web: end",
                        "app1: end",
                        "app2: end",
                        "-> web is done");
    }

    @Test
    void whatWaitsForAFailureIsSkippedAndAllElseGoesOn() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("db", "postgres", "cron")
                .host("app", "shop")
                .host("web", "nginx")
                .awaits("shop", "postgres")
                .awaits("nginx", "shop");

        RunResult result = run.run("db fails", "db is done");

        assertThat(run.log())
                .containsExactly(
                        "db: deploy postgres",
                        "db: deploy cron",
                        "-> db fails",
                        "shop skipped: waits for postgres on db, which failed",
                        "nginx skipped: waits for shop on app, which was skipped",
                        "db: end, incomplete",
                        "app: end, incomplete",
                        "web: end, incomplete",
                        "-> db is done");
        assertThat(result).isEqualTo(result(false, 1, 3, 1, 2, 0));
    }

    @Test
    void nothingElseBeginsAfterAsManyFailuresAsAllowed() throws InvalidModelException, InterruptedException {
        ScriptedRun run =
                new ScriptedRun().host("a", "a1", "a2").host("b", "b1", "b2").stopAfterFailures(1);

        RunResult result = run.run("a fails", "b is done");

        assertThat(run.log())
                .containsExactly(
                        "a: deploy a1",
                        "b: deploy b1",
                        "-> a fails",
                        "Stopped[failures=1]",
                        "a2 skipped: stopped after 1 failed host",
                        "b2 skipped: stopped after 1 failed host",
                        "-> b is done",
                        "a: end, incomplete",
                        "b: end, incomplete");
        assertThat(result).isEqualTo(result(false, 1, 3, 1, 2, 0));
    }

    @Test
    void ofALostHostWhatIsAtWorkHasFailedAndAllElseIsSkipped() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("db", "postgres", "cron")
                .host("app", "shop")
                .host("mon", "monitoring")
                .awaits("shop", "postgres");

        RunResult result = run.run("db is lost", "db is done", "mon is done");

        assertThat(run.log())
                .containsExactly(
                        "db: deploy postgres",
                        "db: deploy cron",
                        "mon: deploy monitoring",
                        "-> db is lost",
                        "db: abandon",
                        "Empty failed: the connection broke",
                        "postgres failed",
                        "cron skipped: the host is lost",
                        "shop skipped: waits for postgres on db, which failed",
                        "app: end, incomplete",
                        "mon: end",
                        "-> db is done",
                        "-> mon is done");
        assertThat(result).isEqualTo(result(false, 1, 2, 1, 2, 0));
    }

    @Test
    void aHostThatIsLostWhenAllIsDoneIsToldOfByItself() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun().host("app", "shop");

        RunResult result = run.run("app is done", "app is lost");

        assertThat(run.log())
                .containsExactly(
                        "app: deploy shop",
                        "app: end",
                        "-> app is done",
                        "-> app is lost",
                        "app: abandon",
                        "app was lost after its last root component: the connection broke");
        assertThat(result).isEqualTo(result(false, 1, 2, 0, 0, 1));
    }

    @Test
    void anAgentThatDoesNotEndIsGivenUp() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun().host("app", "shop").silent("app");

        assertThat(run.run("app is done")).isEqualTo(result(false, 1, 2, 0, 0, 1));
        assertThat(run.log()).endsWith("app was lost after its last root component: it does not take its leave");
    }

    @Test
    void anInterruptLetsFinishWhatIsAtWorkAndBeginsNothingElse() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("db", "postgres", "cron")
                .host("app", "shop")
                .awaits("shop", "postgres");

        RunResult result = run.run("interrupt", "db is done", "db is skipped");

        assertThat(run.log())
                .containsExactly(
                        "db: deploy postgres",
                        "db: deploy cron",
                        "-> interrupt",
                        "Interrupted[]",
                        "db: interrupt",
                        "app: interrupt",
                        "-> db is done",
                        "shop skipped: interrupted",
                        "db: end",
                        "app: end, incomplete",
                        "-> db is skipped");
        assertThat(result).isEqualTo(result(true, 1, 2, 0, 2, 0));
    }

    @Test
    void thereIsNothingToInterruptWhenTheLastOneIsDone() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun().host("app", "shop");

        RunResult result = run.run("app is done", "interrupt");

        assertThat(run.log()).containsExactly("app: deploy shop", "app: end", "-> app is done", "-> interrupt");
        assertThat(result.interrupted()).isFalse();
    }

    @Test
    void hostsThatTakeNoPartCountAsDone() throws InvalidModelException, InterruptedException {
        ScriptedRun run = new ScriptedRun()
                .host("db", "postgres")
                .host("app", "shop", "!mail")
                .awaits("shop", "postgres")
                .without("db");

        RunResult result = run.run("app is done");

        assertThat(run.log())
                .containsExactly(
                        "mail skipped: ignored in environments/test.toml:4",
                        "app: deploy shop",
                        "app: end",
                        "-> app is done");
        assertThat(result).isEqualTo(result(false, 1, 2, 0, 1, 0));
    }
}
