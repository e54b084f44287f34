package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts on the command line: web01 to web03 with front, app01 to app03 with app, app03 ignored, front ignored on app01. */
class HostSelectionTest {

    private final EnvironmentPlan environment = new TestService().environment("staging");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web01                   | web01",
                "app02,web01             | web01, app02",
                "web01, web01            | web01",
                "web01.example.com       | web01",
                "web[01..03]             | web[01..03]",
                "web[02..09]             | web02, web03",
                "web[1..2]               | web01, web02",
                "web[01..03], app01      | web[01..03], app01",
                "web*                    | web[01..03]",
                "*01                     | web01, app01",
                "???02                   | web02, app02",
                "*                       | web[01..03], app[01..03]",
                "front                   | web[01..03]",
                "app                     | app01, app02",
                "fr*,app02               | web[01..03], app02",
                "app03                   | app03"
            })
    void namesHosts(String text, String expected) throws UsageException {
        assertThat(names(new HostSelection(environment).of(text))).isEqualTo(expected);
    }

    @Test
    void takesWhatPlanPrints() throws UsageException {
        String printed = names(environment.hostPlans());

        assertThat(names(new HostSelection(environment).of(printed))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wbe01         | environment 'staging' has no host 'wbe01'       | did you mean 'web01'?",
                "frnot         | environment 'staging' has no host 'frnot'       | did you mean 'front'?",
                "web01,wbe02   | environment 'staging' has no host 'wbe02'       | did you mean 'web02'?",
                "database      | environment 'staging' has no host 'database'    | hosts: web[01..03], app[01..03]; components: front, app",
                "web[07..09]   | environment 'staging' has no host 'web[07..09]' | hosts: web[01..03], app[01..03]; components: front, app",
                "web[01-03]    | 'web[01-03]' holds no range                     | write web[01..04]",
                "web01,        | environment 'staging' has no host ''            | hosts: web[01..03], app[01..03]; components: front, app",
                ".*            | environment 'staging' has no host '.*'          | hosts: web[01..03], app[01..03]; components: front, app"
            })
    void saysWhatIsWrong(String text, String message, String help) {
        assertThatThrownBy(() -> new HostSelection(environment).of(text))
                .isInstanceOfSatisfying(UsageException.class, e -> assertThat(Map.of(e.getMessage(), e.help()))
                        .containsExactly(Map.entry(message, help)));
    }

    private static String names(List<HostPlan> hosts) {
        return HostNames.text(hosts.stream().map(HostPlan::name).toList());
    }
}
