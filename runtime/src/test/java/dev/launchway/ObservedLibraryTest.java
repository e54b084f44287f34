package dev.launchway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the library says by {@code @Observed} is true: verify and lastUpdated see the outside through Probe alone. */
class ObservedLibraryTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.launchway.library", "dev.launchway.text");

    /** Uses of the JDK that a verify may come to, by method, and why they decide nothing that Probe has not shown. */
    private static final Map<String, String> HARMLESS = Map.of(
            "Readiness.<init> > java/lang/System.nanoTime",
            "bounds how often is asked again what was denied: nothing is proven of a server that was not there at first",
            "SshWay.address > java/net/InetAddress.getByName",
            "reads a literal, and looks up no name",
            "Network.parse > java/net/InetAddress.getByName",
            "reads a literal, and looks up no name",
            "SiteName.address > java/net/InetAddress.getByName",
            "reads a literal, and looks up no name",
            "Definition.self > java/lang/System.getProperty",
            "the user of the deployment, with whom all facts are kept",
            "Comparison.checkOwner > java/lang/System.getProperty",
            "the user of the deployment, with whom all facts are kept",
            "Systemd.isRead > java/lang/System.getProperty",
            "the home directory of the user of the deployment, with which all facts are kept",
            "JavaHomes.all > java/lang/System.getProperty",
            "looks for a Java where the link leads to none that does: then there is an update");

    @Test
    void observedComponentsLookThroughProbeAlone() {
        classes()
                .that()
                .areAnnotatedWith(Observed.class)
                .should(lookThroughProbeAlone())
                .check(LIBRARY);
    }

    /** Those without are verified by an agent in each run, and keep their whole root component from being proven. */
    @Test
    void componentsThatVerifyAreObserved() {
        classes()
                .that()
                .areAnnotatedWith(Component.class)
                .and(DescribedPredicate.describe("have a verify or a lastUpdated", type -> type.getAllMethods().stream()
                        .anyMatch(method -> VerifyReach.BEGIN.contains(method.getName()))))
                .should()
                .beAnnotatedWith(Observed.class)
                .check(LIBRARY);
    }

    @Test
    void whatIsHarmlessIsThere() {
        Set<String> looks = new TreeSet<>();
        LIBRARY.stream()
                .filter(type -> type.isAnnotatedWith(Observed.class))
                .forEach(type -> looks.addAll(VerifyReach.of(type)));

        assertThat(HARMLESS.keySet())
                .allSatisfy(harmless -> assertThat(looks).anyMatch(look -> look.endsWith(harmless)));
    }

    private static ArchCondition<JavaClass> lookThroughProbeAlone() {
        return new ArchCondition<>("see the outside through Probe alone") {
            @Override
            public void check(JavaClass component, ConditionEvents events) {
                VerifyReach.of(component).stream()
                        .filter(look -> HARMLESS.keySet().stream().noneMatch(look::endsWith))
                        .forEach(look -> events.add(SimpleConditionEvent.violated(component, look)));
            }
        };
    }
}
