package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler says about components that work as another user. */
final class PrivilegeFaultsTest {

    private static final String UPDATES = """
                void verify(Probe probe) { probe.assertNoChanges(this); }
                void update(Target target) { target.run("true"); }
            """;
    private static final String DECLARES = "    void configure(Configuration here) { here.runs(List.of(\"true\")); }\n";
    private static final String HELP = """
                help: add: void configure(Configuration here) { here.as("root").runs("program", "argument"); }, with the commands and files of 'update'
            """;

    @TempDir
    Path directory;

    private String says(Compilers compiler, String... bodies) {
        Service service = Service.in(compiler, directory);
        for (String body : bodies) {
            service.source(body);
        }
        return service.says();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JAVAC   | root user  | the name of a user has letters, digits, '_', '-' and '.', and begins with none of the last two
            ECJ | root user  | the name of a user has letters, digits, '_', '-' and '.', and begins with none of the last two
            JAVAC   | {{ user }} | write a name: where it is computed, leave 'as' out, and use here.as(user), probe.as(user) and target.as(user)
            ECJ | {{ user }} | write a name: where it is computed, leave 'as' out, and use here.as(user), probe.as(user) and target.as(user)
            JAVAC   | 0          | write the name of the user, not a number
            ECJ | 0          | write the name of the user, not a number
            JAVAC   | ALL        | sudo takes ALL for every user: write a name
            ECJ | ALL        | sudo takes ALL for every user: write a name
            """)
    void aTextThatNamesNoUser(Compilers compiler, String user, String help) {
        assertThat(says(
                        compiler,
                        "@Component(\n    as = \"" + user + "\")\nclass Motd {\n" + DECLARES + UPDATES + "}\n"))
                .isEqualTo(
                        "Motd.java:7: [LW117] as = \"" + user + "\" of 'Motd' names no user\n    help: " + help + "\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nobodyDeclaresWhatIsUpdated(Compilers compiler) {
        assertThat(says(compiler, "@Component(as = \"root\")\nclass Motd {\n" + UPDATES + "}\n"))
                .isEqualTo("""
                        Motd.java:6: [LW118] 'Motd' updates as root, and has no 'configure' that declares what is done as that user
                        """ + HELP);
        assertThat(says(compiler, "@Component(as = \"\")\nclass Motd {\n" + UPDATES + "}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anAbstractComponentLeavesItToOthers(Compilers compiler) {
        String above = "@Component(as = \"root\")\nabstract class AsRoot {\n" + UPDATES + "}\n";
        assertThat(says(compiler, above, "@Component\nclass Motd extends AsRoot {\n" + DECLARES + "}\n"))
                .isEmpty();
        assertThat(says(compiler, above, "@Component\nclass Motd extends AsRoot {\n}\n"))
                .isEqualTo("""
                        Motd.java:7: [LW118] 'Motd' updates as root, and has no 'configure' that declares what is done as that user
                        """ + HELP);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aUserIsInheritedAndToldOnce(Compilers compiler) {
        assertThat(says(
                        compiler,
                        "@Component(as = \"root\")\nclass Motd {\n" + UPDATES + "}\n",
                        "@Component\nclass Second extends Motd {\n}\n"))
                .startsWith("Motd.java:6: [LW118]")
                .doesNotContain("Second");
        assertThat(says(
                        compiler,
                        "@Component\nclass Motd {\n" + UPDATES + "}\n",
                        "@Component(as = \"postgres\")\nclass Second extends Motd {\n}\n"))
                .startsWith("Second.java:6: [LW118] 'Second' updates as postgres, and has no 'configure'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aUserOfALibraryIsInherited(Compilers compiler) {
        String head = "package com.base;\nimport dev.launchway.annotation.*;\nimport dev.launchway.api.*;\n";
        Compilers.Result library = compiler.in(directory.resolve("library"))
                .source(head + "@Component(as = \"root\")\npublic abstract class AsRoot {\n"
                        + UPDATES.replace("void ", "protected void ") + "}\n")
                .compile();
        assertThat(library.launchway()).isEmpty();
        assertThat(compiler.in(directory.resolve("service"))
                        .library(library)
                        .source("package com.example;\n" + "import dev.launchway.annotation.*;\n"
                                + "@Component\nclass Motd extends com.base.AsRoot {}\n")
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .startsWith("Motd.java:4: [LW118] 'Motd' updates as root");
    }

    /** The compiler says that it is no constant, and Launchway nothing of its own. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anAttributeIsNoConstant(Compilers compiler) {
        assertThat(says(
                        compiler,
                        "@Component(as = Motd.user)\nclass Motd {\n    static String user = \"root\";\n" + DECLARES
                                + UPDATES + "}\n"))
                .isEmpty();
        assertThat(says(
                        compiler,
                        "@Component(as = Motd.USER)\nclass Motd {\n    static final String USER = \"no user\";\n"
                                + DECLARES + UPDATES + "}\n"))
                .startsWith("Motd.java:6: [LW117] as = \"no user\" of 'Motd'");
    }
}
