package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.Phase;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Definitions of components that inherit: from components, from plain classes, across packages, with type parameters. */
final class InheritedDefinitionTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void eachClassHandlesWhatItDeclares(Compilers compiler) throws Throwable {
        Compilers.Result result = compiler.in(directory)
                .source("package com.base;\n" + IMPORTS + """
                        @Component
                        public abstract class Base<T> {
                            @Attribute protected String name = "base";
                            @Attribute int hidden = 1;
                            protected T value;
                            int hidden() { return hidden; }
                            @Provides("base:list") protected List<Address> list() { return List.of(); }
                            void configure(Configuration here) { hidden++; }
                        }
                        """)
                .source("package com.sub;\n" + IMPORTS + """
                        class Plain<E> {
                            @Attribute List<E> many = List.of();
                            @Requires(value = "base:list", optional = true) List<E> all;
                            @Deprecated String old() { return "old"; }
                            interface Named { default String label() { return "label"; } }
                        }
                        """)
                .source("package com.sub;\n" + IMPORTS + """
                        @Component
                        class Derived extends com.base.Base<String> implements Plain.Named {
                            @Attribute int port = 80;
                            String name() { return "shadow"; }
                            void verify(Probe probe) {}
                        }
                        """)
                .source("package com.sub;\n" + IMPORTS + """
                        @Component
                        class Generic<T extends Comparable<T>> extends Plain<Address> {
                            @Attribute Map<String, String> table = Map.of();
                            @Requires("base:list") List<Address> again;
                            @Component static class Nested extends Plain<Address> {
                                @Attribute Optional<Integer> count = Optional.empty();
                            }
                        }
                        """)
                .compile();
        assertThat(result.messages()).isEmpty();

        ComponentDefinition<Object> derived = definition(result, "com.sub.Derived");
        Object component = derived.create();
        assertThat(derived.members().attributes())
                .extracting(AttributeMember::field)
                .containsExactly("name", "hidden", "port");
        derived.call(component, Phase.CONFIGURE, null);
        derived.call(component, Phase.VERIFY, null);
        assertThat(derived.read(component, "hidden")).isEqualTo(2);
        assertThat(derived.read(component, "name")).isEqualTo("base");
        assertThat(derived.read(component, "label")).isEqualTo("label");
        derived.write(component, "name", "other");
        assertThat(derived.read(component, "name")).isEqualTo("other");
        assertThat(derived.provide(component, derived.members().provisions().get(0), null, null))
                .isEqualTo(List.of());

        ComponentDefinition<Object> nested = definition(result, "com.sub.Generic$Nested");
        assertThat(nested.read(nested.create(), "old")).isEqualTo("old");
        assertThat(nested.members().attributes())
                .extracting(AttributeMember::field)
                .containsExactly("many", "count");
        ComponentDefinition<Object> generic = definition(result, "com.sub.Generic");
        Object one = generic.create();
        generic.write(one, "again", List.of());
        generic.write(one, "many", List.of("x"));
        assertThat(generic.read(one, "many")).isEqualTo(List.of("x"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void plainSuperclassInAnotherPackageMustBePublic(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source("package com.base;\n" + IMPORTS + """
                        public class Base {
                            @Attribute protected String name = "base";
                            @Attribute public int port = 1;
                            protected void verify(Probe probe) {}
                        }
                        """)
                .source("package com.sub;\n" + IMPORTS + """
                        @Component
                        class Derived extends com.base.Base {}
                        """)
                .compile();
        assertThat(String.join("\n", result.launchway())).isEqualTo("""
                        Base.java:6: [LW108] the field 'name' of 'Base' cannot be reached by generated code of 'Derived', which is in another package
                            'Base' is no component, so it has no generated code of its own
                            help: write @Component above 'class Base', or make the member public
                        Base.java:8: [LW108] the method 'verify' of 'Base' cannot be reached by generated code of 'Derived', which is in another package
                            'Base' is no component, so it has no generated code of its own
                            help: write @Component above 'class Base', or make the member public""");
    }

    private static ComponentDefinition<Object> definition(Compilers.Result result, String className) {
        @SuppressWarnings("unchecked")
        ComponentDefinition<Object> definition = (ComponentDefinition<Object>)
                new Definitions().component(className, result.loader()).orElseThrow();
        return definition;
    }
}
