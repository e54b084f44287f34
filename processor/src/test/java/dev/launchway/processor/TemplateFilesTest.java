package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files that templates are, and the components that share one. */
class TemplateFilesTest extends TemplateCase {

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void judgesFiles(Compilers compiler) throws IOException {
        Path shop = Files.createDirectories(directory.resolve("classes/com/example/shop"));
        Files.write(shop.resolve("latin1.conf"), new byte[] {'a', (byte) 0xe9});
        Files.write(shop.resolve("huge.conf"), new byte[10 << 20]);
        Files.createDirectories(shop.resolve("conf"));
        Compilers.Run run = compiler.in(directory)
                .resource("com/example/shop/unclosed.conf", "a\n  {% if component.x %}\n")
                .resource("com/example/shop/sign.conf", "ok\n {{ a ; b }}")
                .resource("com/example/shop/tag.conf", "x {% fro x in y %}")
                .resource("com/example/shop/deep.conf", "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}")
                .resource("com/example/shop/empty.conf", "")
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.library.file.File;
                        @Component
                        class Files {
                            @SubComponent @Template("latin1.conf") File a;
                            @SubComponent @Template("huge.conf") File b;
                            @SubComponent @Template("conf") File c;
                            @SubComponent @Template("unclosed.conf") File d;
                            @SubComponent @Template("sign.conf") File e;
                            @SubComponent @Template("tag.conf") File f;
                            @SubComponent @Template("/etc/passwd") File g;
                            @SubComponent @Template("unclsed.conf") File h;
                            @SubComponent @Template("deep.conf") File i;
                            @SubComponent @Template("empty.conf") File j;
                        }
                        """);

        List<String> errors = run.compile().errors();

        assertThat(errors)
                .extracting(error -> error.replace("\n   ", ""))
                .startsWith(
                        "Files.java:6: com/example/shop/latin1.conf: [LW407] the template 'latin1.conf' is not UTF-8 text"
                                + " help: save it in the encoding UTF-8, name the one that it and the file are to have, as in"
                                + " .encoding(\"latin1\"), or copy the file as it is, by"
                                + " .source(\"latin1.conf\")",
                        "Files.java:7: com/example/shop/huge.conf: [LW407] the template 'huge.conf' has 10485760 bytes;"
                                + " a template has at most 4194304 help: copy the file as it is, by"
                                + " .source(\"huge.conf\")",
                        "Files.java:8: [LW401] there is no template 'conf' in the definition directory com/example/shop"
                                + " help: 'conf' is a directory: name a file in it",
                        "Files.java:9: com/example/shop/unclosed.conf:2:3: [LW402] syntax error: the tag 'if' is"
                                + " not closed: {% endif %} is missing help: write {% endif %} where it ends",
                        "Files.java:10: com/example/shop/sign.conf:2:7: [LW402] syntax error: ';' has no meaning in a tag"
                                + LITERALLY.replace("\n   ", ""),
                        "Files.java:11: com/example/shop/tag.conf:1:6: [LW402] syntax error: there is no tag 'fro'"
                                + " help: did you mean 'for'?",
                        "Files.java:12: [LW401] '/etc/passwd' is no name below the definition directory: write it as in"
                                + " 'conf/app.conf'",
                        "Files.java:13: [LW401] there is no template 'unclsed.conf' in the definition directory"
                                + " com/example/shop help: did you mean 'unclosed.conf'?")
                .hasSize(9);
        assertThat(errors.get(8))
                .contains("deep.conf:1:1: [LW402] syntax error: expressions or tags are nested too deeply");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void reportsAFaultOfSeveralComponentsOnceAndLeavesAbstractOnesOpen(Compilers compiler) {
        List<String> errors = compiler.in(directory)
                .resource("com/example/shop/a.conf", "{{ component.name }} {{ component.child.more }} {{ host.nam }}")
                .resource("com/example/shop/b.conf", "{{ component.child.less }} {{ component.prot }}")
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.library.file.File;
                        @Component
                        abstract class Base {
                            @SubComponent @Template("a.conf") File a;
                            @SubComponent @Template("missing.conf") File c;
                            @SubComponent java.util.Optional<Base> child;
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.library.file.File;
                        @Component
                        class First extends Base {
                            @Attribute String name = "x";
                            @Attribute int port = 1;
                            @SubComponent @Template("b.conf") File b;
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        class Second extends Base {
                            @Attribute String name = "x";
                            @Attribute String more = "x";
                        }
                        """)
                .compile()
                .errors();

        assertThat(errors)
                .containsExactly(
                        "Base.java:6: com/example/shop/a.conf:1:57: [LW403] host has no 'nam'\n"
                                + "    help: did you mean 'name'?",
                        "Base.java:7: [LW401] there is no template 'missing.conf' in the definition directory"
                                + " com/example/shop\n    help: write it to"
                                + " src/main/resources/com/example/shop/missing.conf; there is a.conf, b.conf",
                        "First.java:8: com/example/shop/b.conf:1:41: [LW403] component has no 'prot'\n"
                                + "    help: did you mean 'port'?");
    }
}
