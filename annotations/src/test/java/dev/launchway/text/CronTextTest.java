package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 3 * * *",
                "00 03 1 12 0",
                "59 23 31 12 7",
                "*/5 * * * *",
                "0-59/15,7 9-17 1,15 jan,JUL mon-fri",
                "0 3 * * 5-7",
                "0 3 29 2 *",
                "0 3 31 1-2 *",
                "0 3 31 2 mon",
                "0\t3 *  * *",
                "@reboot",
                "@daily",
                "@hourly"
            })
    void takesWhatCronTakes(String schedule) {
        assertThat(CronText.fault(schedule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; it has 0 fields, not 5",
                "0 3 * * ; it has 4 fields, not 5",
                "0 3 * * * * ; it has 6 fields, not 5",
                "60 * * * * ; the minute '60' is not 0 to 59",
                "0 24 * * * ; the hour '24' is not 0 to 23",
                "0 3 0 * * ; the day of the month '0' is not 1 to 31",
                "0 3 * 13 * ; the month '13' is not 1 to 12, or jan to dec",
                "0 3 * * 8 ; the day of the week '8' is not 0 to 7, or sun to sat",
                "0 3 * * monday ; the day of the week 'monday' is not 0 to 7",
                "0 3 ? * * ; the day of the month '?' is not 1 to 31",
                "-5 * * * * ; the minute '-5' is not 0 to 59",
                "1, * * * * ; the minute '1,' is not 0 to 59",
                "5/10 * * * * ; the minute '5/10' has a step without a range",
                "*/0 * * * * ; the minute '*/0' has a step that is not 1 to 59",
                "*/90 * * * * ; the minute '*/90' has a step that is not 1 to 59",
                "0 22-2 * * * ; the hour '22-2' goes down, and cron takes it for never",
                "0 3 * * sat-sun ; the day of the week 'sat-sun' goes down",
                "0 3 30 2 * ; never comes about: no such month has a day 30",
                "0 3 31 2,4,jun * ; never comes about: no such month has a day 31",
                "@dayly ; is no schedule of cron; did you mean '@daily'?",
                "every day ; it has 2 fields, not 5"
            })
    void refusesWhatCronRefusesAndWhatNeverComesAbout(String schedule, String expected) {
        assertThat(CronText.fault(schedule)).get().satisfies(fault -> {
            assertThat(fault.statement()).contains("'" + schedule + "'").contains(expected);
            assertThat(fault.help()).startsWith(fault.help().startsWith("name") ? "name" : "write");
        });
    }
}
