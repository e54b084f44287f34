package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Components with methods that other types ask for, which have the names of lifecycle methods. */
final class OtherContractsTest {

    private static final String DEV = "[hosts]\na = [\"store\"]\n";

    @TempDir
    Path directory;

    private String says(Compilers compiler, String... sources) {
        Service service = Service.in(compiler, directory).environment("dev", DEV);
        for (String source : sources) {
            service.source(source);
        }
        return service.says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void closeable(Compilers compiler) {
        assertThat(says(compiler, """
                        @Component class Store implements AutoCloseable {
                            public void close() {}
                        }
                        """)).isEmpty();
        assertThat(says(compiler, """
                        @Component class Store implements java.io.Closeable {
                            public void close() throws java.io.IOException {}
                            void close(Target target) {}
                        }
                        """)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void inheritedFromAComponentAndFromAClassOfTheProject(Compilers compiler) {
        assertThat(says(
                        compiler,
                        "abstract class Base implements AutoCloseable { public void close() {} }\n",
                        "@Component abstract class Middle extends Base {}\n",
                        """
                        @Component class Store extends Middle {
                            @Override public void close() {}
                        }
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void classesAndInterfacesOfOthers(Compilers compiler) {
        assertThat(says(compiler, """
                        @Component class Store extends java.io.ByteArrayOutputStream
                                implements java.util.concurrent.Flow.Subscription, java.util.function.Supplier<String> {
                            public void request(long n) {}
                            public void cancel() {}
                            public String get() { return ""; }
                            @Override public void close() {}
                        }
                        """)).isEmpty();
    }

    /** An interface of the project, generic, whose methods have all the names. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anInterfaceOfTheProject(Compilers compiler) {
        assertThat(says(compiler, """
                        interface Door<K> {
                            void open(K key);
                            void close();
                            boolean verify(K key);
                            void update(K key, int number);
                            void configure(K key);
                        }
                        """, """
                        @Component class Store implements Door<String> {
                            public void open(String key) {}
                            public void close() {}
                            public boolean verify(String key) { return true; }
                            public void update(String key, int number) {}
                            public void configure(String key) {}
                        }
                        """)).isEmpty();
    }

    /** It does not count as the component's verify. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void updateStillWantsItsVerify(Compilers compiler) {
        assertThat(says(compiler, "interface Checked { boolean verify(String text); }\n", """
                        @Component class Store implements Checked {
                            public boolean verify(String text) { return true; }
                            void update(Target target) {}
                        }
                        """))
                .startsWith("Store.java:8: [LW121] 'update' of 'Store' never runs");
    }

    /** What takes what a lifecycle method takes was meant as one, and so was what no other type asks for. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void mistakesAreStillTold(Compilers compiler) {
        assertThat(says(
                                compiler,
                                "interface Checked { boolean verify(Probe probe); }\n",
                                "interface Opened { default void open() {} }\n",
                                """
                        @Component class Store implements Checked, Opened, AutoCloseable {
                            public boolean verify(Probe probe) { return true; }
                            public void close() {}
                            void configure() {}
                        }
                        """)
                        .lines()
                        .filter(line -> !line.startsWith(" ")))
                .containsExactlyInAnyOrder(
                        "Checked.java:6: [LW120] the method 'verify' has the name of a lifecycle method, but returns boolean",
                        "Opened.java:6: [LW120] the method 'open' has the name of a lifecycle method, but takes nothing",
                        "Store.java:7: [LW120] the method 'verify' has the name of a lifecycle method, but returns boolean",
                        "Store.java:9: [LW120] the method 'configure' has the name of a lifecycle method, but takes nothing");
    }
}
