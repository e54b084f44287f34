package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The Java that a host without one is sent. */
class RuntimeModulesTest {

    @Test
    void hasWhatTheLibraryNeeds() {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, "--print-module-deps", "--ignore-missing-deps", "../library/target/classes");
        assertThat(code).as(said.toString()).isZero();
        List<String> sent =
                Configuration.empty()
                        .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), Runtimes.MODULES)
                        .modules()
                        .stream()
                        .map(ResolvedModule::name)
                        .toList();

        assertThat(sent).contains(said.toString().strip().split(",", -1)).contains("java.net.http", "jdk.crypto.ec");
    }
}
