package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment files with random damage: a diagnostic that points into the file, or an environment; never an exception. */
final class EnvironmentFuzzTest {

    private static final int CASES = 400;
    private static final Pattern FORM =
            Pattern.compile("environments/(dev|base)\\.toml:(\\d+):(\\d+): \\[LW3\\d\\d] \\S.*(\\n    \\S.*)*");
    private static final String LETTERS = "[]{}\"'=.,#:!-_ \t\r\n\0\\019aZ\u00e4\uFEFF\uD83D\uDE00\u2028";
    private static final List<String> WORDS = List.of(
            "[hosts]\n",
            "[host.a]\n",
            "[[x]]\n",
            "'''",
            "\"\"\"",
            "..",
            "\\u0000",
            "= [",
            "99999999999",
            "[1..9]",
            "1e9");

    private static final String BASE = """
            [environment]
            platform = "debian"
            host-domain = "example.com"
            jobs = 20
            [hosts]
            db01 = ["postgres"]
            [host.db01.component.postgres]
            shared-buffers = "4GB"
            """;

    private static final String DEV = """
            # the machines of developers
            [environment]
            extends = "base"
            connect = "local"    # no network
            confirm = true
            data.region = "eu"
            data.zone = { first = 1, second = 2.5, since = 2024-01-01T10:00:00Z }

            [hosts]
            "web[01..04]" = ["nginx", "cron"]
            app01 = ["app:worker", "!memcached"]
            "!db02" = [
                "postgres",
            ]

            [host."web[01..02]"]
            service-user = 'web'
            ssh-port = 2222
            data.alias = \"""
            several
            lines \"""
            [host.web03.component.nginx]
            port = 81
            [host.new01]
            components = ["nginx"]
            ignore = false

            [component.nginx]
            server-name = "{{ environment.name }}.example.com"
            hosts = [["a", 'b'], []]

            [resolver]
            "www.example.com" = ["192.0.2.10", "2001:db8::10"]
            [vfs]
            map = { "/etc" = "/opt/etc" }
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damage(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            String text = DEV;
            int times = 1 + random.nextInt(3);
            for (int time = 0; time < times; time++) {
                text = damaged(text, random);
            }
            check(text, "seed " + seed + ", case " + i);
        }
    }

    private static String damaged(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
        String head = text.substring(0, at);
        String tail = text.substring(at);
        return switch (random.nextInt(8)) {
            case 0 -> head + text.substring(to);
            case 1 -> head + LETTERS.charAt(random.nextInt(LETTERS.length())) + tail;
            case 2 -> head + LETTERS.charAt(random.nextInt(LETTERS.length())) + tail.substring(1);
            case 3 -> head + WORDS.get(random.nextInt(WORDS.size())) + tail;
            case 4 -> head;
            case 5 -> head + text.substring(at, to) + tail;
            case 6 -> tail.length() < 2 ? tail : head + tail.charAt(1) + tail.charAt(0) + tail.substring(2);
            default -> moved(text, random);
        };
    }

    /** A line in another place. */
    private static String moved(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String line = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines);
    }

    private static void check(String text, String where) {
        Diagnostics diagnostics = new Diagnostics();
        List<EnvironmentSource> sources =
                List.of(EnvironmentSource.of("base.toml", BASE), EnvironmentSource.of("dev.toml", text));
        EnvironmentSet set = EnvironmentSet.read(new ConfigFiles(sources, List.of()), diagnostics);
        String[] lines = text.split("\n", -1);
        for (Diagnostic diagnostic : diagnostics.found()) {
            String said = diagnostic.text();
            Matcher form = FORM.matcher(said);
            assertThat(form.matches()).as("%s: %s%n%s", where, said, text).isTrue();
            int line = Integer.parseInt(form.group(2));
            assertThat(line).as("%s: %s", where, said).isBetween(1, lines.length);
            assertThat(Integer.parseInt(form.group(3)))
                    .as("%s: %s", where, said)
                    .isBetween(1, lines[line - 1].length() + 2);
        }
        boolean whole = set.environments().size() == 2
                && set.environments().stream().allMatch(one -> one.gaps().isEmpty());
        assertThat(whole || !diagnostics.found().isEmpty())
                .as("%s:%n%s", where, text)
                .isTrue();
    }
}
