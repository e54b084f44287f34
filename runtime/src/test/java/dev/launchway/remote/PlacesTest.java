package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What components format comes out as the environment says, wherever the controller and the hosts are. */
class PlacesTest {

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path directory;

    @AfterEach
    void goBack() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void theEnvironmentsPlaceHoldsOnAllMachines() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.places;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import java.text.SimpleDateFormat;
                        import java.time.*;
                        import java.util.*;
                        @Component
                        public class Clock {
                            @SubComponent File all;
                            void configure(Configuration here) {
                                String own = String.format("%.2f %s %s", 0.5, "title".toUpperCase(),
                                        new SimpleDateFormat("HH:mm z").format(new Date(0)));
                                all = File.at("all").content(own + " " + ZoneId.systemDefault() + " "
                                        + here.environment().timeZone() + " " + here.environment().locale().toLanguageTag()
                                        + here.expand(" {{ 0 | date('HH:mm z') }} {{ 0.5 | numberformat('0.00') }}"));
                            }
                            void verify(Probe probe) {
                                probe.log("load %.1f", 1.5);
                            }
                        }
                        """)
                .resource("environments/plain.toml", "[hosts]\nnode01 = [\"clock\"]\n")
                .resource("environments/berlin.toml", """
                        [environment]
                        time-zone = "Europe/Berlin"
                        locale = "de"
                        [hosts]
                        node02 = ["clock"]
                        """)
                .compile();
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

        List<RunEvent> events = new ArrayList<>();
        assertThat(SimulatedRun.of(directory, compiled, "plain", events).troubles())
                .as(events.toString())
                .isEmpty();
        assertThat(directory.resolve("hosts/node01/work/clock/all"))
                .content()
                .isEqualTo("0.50 TITLE 00:00 UTC UTC UTC und 00:00 UTC 0.50");
        assertThat(events.toString()).contains("load 1.5");

        events.clear();
        assertThat(SimulatedRun.of(directory, compiled, "berlin", events).troubles())
                .as(events.toString())
                .isEmpty();
        assertThat(directory.resolve("hosts/node02/work/clock/all"))
                .content()
                .isEqualTo("0,50 TITLE 01:00 MEZ Europe/Berlin Europe/Berlin de 01:00 MEZ 0,50");
        assertThat(events.toString()).contains("load 1,5");
    }
}
