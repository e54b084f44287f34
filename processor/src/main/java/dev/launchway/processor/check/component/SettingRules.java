package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.read.SettingCalls;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.CronText;

/** Constants that the settings of the library's components refuse when {@code configure} gives them: known before. */
public final class SettingRules {

    private static final String CRON_JOB = "dev.launchway.library.schedule.CronJob";

    private SettingRules() {}

    /**
     * Checks the files of the components.
     *
     * @param sources the sources of this compilation
     * @param calls what the compiler shows of calls
     * @param diagnostics where faults go
     */
    public static void check(Sources sources, SettingCalls calls, Diagnostics diagnostics) {
        for (SettingCalls.Call call : calls.find(sources.components(), CRON_JOB, "schedule")) {
            CronText.fault(call.argument())
                    .ifPresent(fault -> diagnostics.add(Diagnostic.error(Code.LW136_REFUSED_SETTING, fault.statement())
                            .detail("CronJob.schedule is given it")
                            .help(fault.help())
                            .at(Anchor.in(call.member(), call.place()))));
        }
    }
}
