package dev.launchway.library.host;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names in the file of hosts of a machine of its own, and what its programs find. */
@OnMachine(Init.CRON)
class HostEntryTest {

    private static final Disk ETC = new Disk(Path.of("/etc"));

    private final Bench bench = new Bench();

    private static String addresses(String name) {
        return says("getent", "ahosts", name)
                .lines()
                .map(line -> line.split(" ", -1)[0])
                .distinct()
                .sorted()
                .reduce("", (all, one) -> all + one + " ");
    }

    @Test
    void holdsWhatAllBlocksHold() {
        String before = ETC.read("hosts");
        bench.hold(BlockInvariant.of(HostEntry.class)
                .deployed(here -> here.add(HostEntry.of("db.example.test", "db")
                        .address("192.0.2.10", "2001:db8::10")
                        .inPlace()))
                .present(disk -> {
                    assertThat(addresses("db.example.test")).isEqualTo("192.0.2.10 2001:db8::10 ");
                    assertThat(says("getent", "hosts", "192.0.2.10")).contains("db.example.test db");
                    assertThat(ETC.read("hosts")).startsWith(before);
                })
                .state(disk -> ETC.inode("hosts"))
                .drift(
                        "another address",
                        disk -> ETC.write("hosts", ETC.read("hosts").replace("192.0.2.10", "192.0.2.11")))
                .drift("removed", disk -> ETC.write("hosts", before))
                .removed(
                        here -> here.add(
                                HostEntry.of("db.example.test").absent().inPlace()),
                        disk -> assertThat(ETC.read("hosts")).isEqualTo(before))
                .afterwards(disk -> ETC.write("hosts", before)));
    }

    @Test
    void withoutAnAddressItHasTheOneThatIsKnown() {
        bench.deploy(
                here -> here.add(HostEntry.of("localhost", "here.example.test").inPlace()));
        assertThat(addresses("here.example.test")).isEqualTo("127.0.0.1 ");
        assertThat(bench.theatre.problems(here -> here.add(HostEntry.of("nowhere.invalid"))))
                .contains("the name 'nowhere.invalid' has no IP address: add it to [resolver]");
    }

    @Test
    void aHostOfTheEnvironmentHasItsFullAndItsShortName() {
        bench.deploy(
                here -> here.add(HostEntry.of(here.host()).address("192.0.2.77").inPlace()));
        assertThat(ETC.read("hosts")).contains("\n192.0.2.77 here.example.com here\n");
    }

    @Test
    void whatIsNoNameOrAddressIsRefused() {
        assertThatThrownBy(() -> HostEntry.of("a b")).hasMessageContaining("is no name of a host");
        assertThatThrownBy(() -> HostEntry.of("192.0.2.1")).hasMessageContaining(".address(…)");
        assertThatThrownBy(() -> HostEntry.of("a").address("www.example.com")).hasMessageContaining("is no IP address");
        assertThat(bench.theatre.problems(here -> {
                    here.add(HostEntry.of("twice.example.test").address("192.0.2.1"));
                    here.add(HostEntry.of("twice.example.test").address("192.0.2.2"));
                }))
                .contains("block host twice.example.test");
    }
}
