package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.Definitions;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of which components the definition says that they are observed, and what the compiler says where that is of no use. */
final class ObservedTest {

    private static final String VERIFY = " void verify(Probe probe) {} ";
    private static final String LAST_UPDATED =
            " Optional<java.time.Instant> lastUpdated(Probe probe) { return Optional.empty(); } ";

    @TempDir
    Path directory;

    private static boolean observed(Compilers.Result result, String type) {
        return new Definitions()
                .component("com.example.shop." + type, result.loader())
                .orElseThrow()
                .observed();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void byTheAnnotationOrWithoutVerify(Compilers compiler) {
        Compilers.Result result = Service.in(compiler, directory)
                .source("@Component @Observed class Said {" + VERIFY + "}\n")
                .source("@Component @Observed class Time {" + LAST_UPDATED + "}\n")
                .source("@Component class Silent {" + VERIFY + "}\n")
                .source("@Component class SilentTime {" + LAST_UPDATED + "}\n")
                .source("@Component class Nothing { void configure(Configuration here) {} }\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(observed(result, "Said")).isTrue();
        assertThat(observed(result, "Time")).isTrue();
        assertThat(observed(result, "Silent")).isFalse();
        assertThat(observed(result, "SilentTime")).isFalse();
        assertThat(observed(result, "Nothing")).isTrue();
    }

    /** Whoever changes what a verify decides by says so again. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void subclassesThatHaveNoPartInVerifyInheritIt(Compilers compiler) {
        Compilers.Result result = Service.in(compiler, directory)
                .source("""
                        @Component @Observed
                        class Base {
                            void configure(Configuration here) {}
                            void verify(Probe probe) { probe.check(holds(probe), "no"); }
                            void update(Target target) {}
                            boolean holds(Probe probe) { return true; }
                            static boolean fixed() { return true; }
                            private boolean hidden() { return fixed(); }
                            public boolean other() { return hidden(); }
                        }
                        """)
                .source("""
                        @Component class Heir extends Base {
                            void configure(Configuration here) {}
                            void update(Target target) {}
                            static boolean fixed() { return false; }
                            boolean hidden() { return fixed(); }
                            boolean holds(Target target) { return true; }
                        }
                        """)
                .source("@Component class Own extends Base {" + VERIFY + "}\n")
                .source("@Component class OwnTime extends Base {" + LAST_UPDATED + "}\n")
                .source("@Component class Hook extends Base { boolean holds(Probe probe) { return true; } }\n")
                .source("@Component class HookOfHeir extends Heir { boolean holds(Probe probe) { return true; } }\n")
                .source("class Plain extends Base { public boolean other() { return true; } }\n")
                .source("@Component class ByPlain extends Plain {}\n")
                .source("interface Other { default boolean other() { return false; } }\n")
                .source("@Component class ByInterface extends Base implements Other {}\n")
                .source("@Component class HeirOfHook extends Hook {}\n")
                .source(
                        "@Component @Observed class HookSaid extends Base { boolean holds(Probe p) { return true; } }\n")
                .source("@Component @Observed class OwnSaid extends Own {}\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(observed(result, "Base")).isTrue();
        assertThat(observed(result, "Heir")).isTrue();
        assertThat(observed(result, "Own")).isFalse();
        assertThat(observed(result, "OwnTime")).isFalse();
        assertThat(observed(result, "Hook")).isFalse();
        assertThat(observed(result, "HookOfHeir")).isFalse();
        assertThat(observed(result, "ByPlain")).isFalse();
        assertThat(observed(result, "ByInterface")).isTrue();
        assertThat(observed(result, "HeirOfHook")).isFalse();
        assertThat(observed(result, "HookSaid")).isTrue();
        assertThat(observed(result, "OwnSaid")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVAC, '', 'it has no ''verify'' that could observe anything', 'delete @Observed: a component without ''verify'' needs none'",
        "ECJ, '', 'it has no ''verify'' that could observe anything', 'delete @Observed: a component without ''verify'' needs none'",
        "JAVAC, open, 'it has ''open'', which runs in each deployment', 'delete @Observed; or do in ''update'' what ''open'' does'",
        "ECJ, close, 'it has ''close'', which runs in each deployment', 'delete @Observed; or do in ''update'' what ''close'' does'"
    })
    void whereNothingIsObserved(Compilers compiler, String phase, String why, String help) {
        String body = phase.isEmpty() ? "" : VERIFY + "void " + phase + "(Target target) {}";
        String message = "[LW123] @Observed of 'Motd' has no effect: " + why + "\n    help: " + help + "\n";

        assertThat(Service.in(compiler, directory)
                        .source("@Component\n@Observed\nclass Motd {" + body + "}\n")
                        .says())
                .isEqualTo("Motd.java:7: " + message);
        assertThat(Service.in(compiler, directory)
                        .source("@Component class Base {" + body + "}\n")
                        .source("@Component\n@Observed\nclass Motd extends Base {}\n")
                        .says())
                .isEqualTo("Motd.java:7: " + message);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theWarningCanBeSuppressed(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Component @Observed @SuppressWarnings(\"LW123\") class Motd {}\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void itStandsOnComponents(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Observed\nclass Motd {" + VERIFY + "}\n")
                        .says())
                .isEqualTo("""
                        Motd.java:7: [LW107] @Observed stands on 'Motd', which is no component
                            help: write @Component above 'class Motd'
                        """);
        assertThat(Service.in(compiler, directory)
                        .source("@Observed\nabstract class Base {" + VERIFY + "}\n")
                        .source("@Component class Motd extends Base {}\n")
                        .says())
                .isEqualTo("""
                        Base.java:6: [LW107] @Observed stands on 'Base', which is no component
                            help: write @Observed above the components that extend 'Base'
                        """);
    }
}
