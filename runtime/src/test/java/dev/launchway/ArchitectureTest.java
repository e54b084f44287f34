package dev.launchway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the picture of the packages: who may know whom. */
class ArchitectureTest {

    private static final JavaClasses LAUNCHWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.launchway");

    @Test
    void annotationsKnowNobody() {
        knowsOnly("dev.launchway.annotation..");
    }

    @Test
    void textKnowsNobody() {
        knowsOnly("dev.launchway.text..");
    }

    @Test
    void diagnosticsKnowNobody() {
        knowsOnly("dev.launchway.diagnostic..");
    }

    @Test
    void apiKnowsOnlyTheTextualForms() {
        knowsOnly("dev.launchway.api..", "dev.launchway.text..");
    }

    /** What the API and the engine share behind the API is nobody else's. */
    @Test
    void whatIsBehindTheApiIsKnownToTheEngineAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.launchway.api..", "dev.launchway.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.launchway.api.internal..")
                .check(LAUNCHWAY);
    }

    @Test
    void planKnowsApiAndAnnotations() {
        knowsOnly("dev.launchway.plan..", "dev.launchway.api..", "dev.launchway.annotation..", "dev.launchway.text..");
    }

    /** Their jars are on the class path of who writes components, and bring no other one. */
    @Test
    void whatAuthorsSeeIsMadeOfTheJdkAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.launchway.annotation..",
                        "dev.launchway.text..",
                        "dev.launchway.api..",
                        "dev.launchway.plan..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "dev.launchway..")))
                .check(LAUNCHWAY);
        assertThat(LAUNCHWAY.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.launchway.library"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(code -> code.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(code ->
                                Stream.concat(code.getRawParameterTypes().stream(), Stream.of(code.getRawReturnType())))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive())
                        .map(JavaClass::getPackageName))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("java.") || name.startsWith("dev.launchway."));
    }

    @Test
    void engineKnowsPlanAndApi() {
        knowsOnly(
                "dev.launchway.engine..",
                "dev.launchway.plan..",
                "dev.launchway.api..",
                "dev.launchway.annotation..",
                "dev.launchway.diagnostic..",
                "dev.launchway.template..",
                "dev.launchway.text..");
    }

    @Test
    void templateFactsKnowNobody() {
        knowsOnly("dev.launchway.template..");
    }

    @Test
    void eventsKnowNobody() {
        knowsOnly("dev.launchway.engine.event..");
    }

    @Test
    void redactionKnowsSecretsAndEvents() {
        knowsOnly("dev.launchway.engine.redaction..", "dev.launchway.engine.event..", "dev.launchway.api..");
    }

    @Test
    void rolloutKnowsTheModelAndNoAgent() {
        knowsOnly(
                "dev.launchway.engine.rollout..",
                "dev.launchway.engine.event..",
                "dev.launchway.engine.expand..",
                "dev.launchway.plan..",
                "dev.launchway.api..");
    }

    @Test
    void whatTheControllerGetsKnowsNoHosts() {
        knowsOnly(
                "dev.launchway.engine.controller..",
                "dev.launchway.engine.apply..",
                "dev.launchway.engine.event..",
                "dev.launchway.engine.expand..",
                "dev.launchway.engine.redaction..",
                "dev.launchway.engine.system..",
                "dev.launchway.api..",
                "dev.launchway.text..");
    }

    @Test
    void systemKnowsNothingOfComponents() {
        knowsOnly(
                "dev.launchway.engine.system..",
                "dev.launchway.engine.privilege..",
                "dev.launchway.api..",
                "dev.launchway.text..");
    }

    @Test
    void privilegeKnowsNothingOfComponents() {
        knowsOnly("dev.launchway.engine.privilege..", "dev.launchway.api..", "dev.launchway.text..");
    }

    @Test
    void reportKnowsOnlyWhatTheEngineTells() {
        noClasses()
                .that()
                .resideInAPackage("dev.launchway.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.launchway.cli..", "dev.launchway.library..", "dev.launchway.processor..")
                .check(LAUNCHWAY);
    }

    @Test
    void libraryIsWrittenLikeAUsersComponents() {
        classes()
                .that()
                .resideInAPackage("dev.launchway.library..")
                .and()
                .haveNameNotMatching(".*_(Definition|Data)")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.launchway.."))
                        .or(resideInAnyPackage(
                                "dev.launchway.api..",
                                "dev.launchway.annotation..",
                                "dev.launchway.text..",
                                "dev.launchway.library..")))
                .check(LAUNCHWAY);
    }

    /** Each package says in its description of which others its components are made. */
    @Test
    void packagesOfTheLibraryAreBuiltOnEachOther() {
        isBuiltOn("component");
        isBuiltOn("file", "component");
        isBuiltOn("process", "component");
        isBuiltOn("archive", "component");
        isBuiltOn("checkout", "component");
        isBuiltOn("build", "component");
        isBuiltOn("fetch", "component", "file");
        isBuiltOn("schedule", "component", "file");
        isBuiltOn("log", "component", "schedule");
        isBuiltOn("packages", "component");
        isBuiltOn("service", "component", "process");
        isBuiltOn("database", "component");
        isBuiltOn("certificate", "component", "file", "service");
        isBuiltOn("user", "component", "file");
        isBuiltOn("host", "component", "file");
        isBuiltOn("container", "component", "file", "process");
        isBuiltOn("application", "component", "archive", "service");
        isBuiltOn("monitoring", "component", "file", "process", "schedule");
        isBuiltOn("web", "component", "file", "process", "certificate");
    }

    private static void isBuiltOn(String name, String... others) {
        List<String> known = new ArrayList<>(List.of("dev.launchway.library." + name));
        List.of(others).forEach(other -> known.add("dev.launchway.library." + other));
        classes()
                .that()
                .resideInAPackage("dev.launchway.library." + name)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.launchway.library.."))
                        .or(resideInAnyPackage(known.toArray(new String[0]))))
                .check(LAUNCHWAY);
    }

    @Test
    void protocolKnowsWhatItCarries() {
        knowsOnly(
                "dev.launchway.agent.protocol..",
                "dev.launchway.api..",
                "dev.launchway.engine.event..",
                "dev.launchway.engine.expand..",
                "dev.launchway.plan..");
    }

    @Test
    void agentKnowsTheEngine() {
        knowsOnly(
                "dev.launchway.agent..",
                "dev.launchway.engine..",
                "dev.launchway.plan..",
                "dev.launchway.api..",
                "dev.launchway.annotation..",
                "dev.launchway.text..",
                "dev.launchway.library..");
    }

    @Test
    void transportsAndBootstrapKnowNothingOfServices() {
        knowsOnly("dev.launchway.remote.transport..", "dev.launchway.text..");
        knowsOnly("dev.launchway.remote.sshj..", "dev.launchway.remote.transport..");
        knowsOnly("dev.launchway.remote.bootstrap..", "dev.launchway.remote.transport..", "dev.launchway.text..");
    }

    @Test
    void controllerKnowsTheEngineAndTheProtocol() {
        knowsOnly(
                "dev.launchway.remote..",
                "dev.launchway.agent.protocol..",
                "dev.launchway.engine..",
                "dev.launchway.plan..",
                "dev.launchway.api..",
                "dev.launchway.annotation..",
                "dev.launchway.text..");
    }

    /** A run waits for what happens, and looks at nothing from time to time; what pauses before it tries again is named here. */
    @Test
    void remoteRunsDoNotPoll() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.launchway.remote..", "dev.launchway.engine.rollout..")
                .and()
                .doNotHaveSimpleName("Handshakes")
                .and()
                .doNotHaveSimpleName("SshjConnection")
                .and()
                .doNotHaveSimpleName("OpenSshMaster")
                .should()
                .callMethod(BlockingQueue.class, "poll", long.class, TimeUnit.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(Object.class, "wait", long.class)
                .check(LAUNCHWAY);
    }

    @Test
    void secretsKnowNothingOfHosts() {
        knowsOnly("dev.launchway.secrets.age..");
        knowsOnly("dev.launchway.secrets.program..", "dev.launchway.text..");
        knowsOnly(
                "dev.launchway.secrets.key..",
                "dev.launchway.secrets.age..",
                "dev.launchway.secrets.program..",
                "dev.launchway.text..");
        knowsOnly(
                "dev.launchway.secrets.file..",
                "dev.launchway.secrets.key..",
                "dev.launchway.secrets.age..",
                "dev.launchway.text..");
        knowsOnly(
                "dev.launchway.secrets.source..",
                "dev.launchway.secrets.lookup..",
                "dev.launchway.secrets.program..",
                "dev.launchway.plan..",
                "dev.launchway.api..",
                "dev.launchway.text..");
        knowsOnly("dev.launchway.secrets..", "dev.launchway.plan..", "dev.launchway.api..", "dev.launchway.text..");
    }

    /** Hosts decrypt nothing: what they are sent is in clear, and theirs. */
    @Test
    void onlyTheControllerKnowsFilesOfSecrets() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.launchway.secrets..", "dev.launchway.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.launchway.secrets..", "com.exceptionfactory.jagged..")
                .check(LAUNCHWAY);
    }

    @Test
    void onePackageKnowsTheLibraryOfAge() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.launchway.secrets.age..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.exceptionfactory.jagged..")
                .check(LAUNCHWAY);
    }

    @Test
    void nothingThatRunsKnowsTheProcessor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.launchway.processor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.launchway.processor..")
                .check(LAUNCHWAY);
    }

    /** What stands in the environment of a process is seen by others and inherited by all: no setting, and no secret, comes from it. */
    @Test
    void componentsAndTheirModelReadNoEnvironmentVariables() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.launchway.api..",
                        "dev.launchway.plan..",
                        "dev.launchway.library..",
                        "dev.launchway.engine.expand..",
                        "dev.launchway.engine.template..",
                        "dev.launchway.report..",
                        "dev.launchway.processor..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(LAUNCHWAY);
    }

    @Test
    void nothingReadsSerializedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(LAUNCHWAY);
    }

    @Test
    void processorKnowsNoRuntime() {
        knowsOnly(
                "dev.launchway.processor..",
                "dev.launchway.annotation..",
                "dev.launchway.diagnostic..",
                "dev.launchway.template..",
                "dev.launchway.text..");
    }

    @Test
    void theProcessorReadsThenChecksThenGenerates() {
        isNotKnownTo(
                "dev.launchway.processor.check..",
                "dev.launchway.processor.model..",
                "dev.launchway.processor.read..",
                "dev.launchway.processor.environment..",
                "dev.launchway.processor.assignment..",
                "dev.launchway.processor.resource..",
                "dev.launchway.processor.template..",
                "dev.launchway.processor.generate..",
                "dev.launchway.processor.plan..");
        isNotKnownTo("dev.launchway.processor.generate..", "dev.launchway.processor.check..");
        isNotKnownTo("dev.launchway.processor.plan..", "dev.launchway.processor.check..");
    }

    /** A diagnostic is looked for in one package; what a check is told of another family, it is told by the model. */
    @Test
    void theFamiliesOfChecksKnowNothingOfEachOther() {
        for (String family : List.of("component", "environment", "resource", "template")) {
            noClasses()
                    .that(resideInAPackage("dev.launchway.processor.check.*..")
                            .and(not(resideInAPackage("dev.launchway.processor.check." + family + ".."))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.launchway.processor.check." + family + "..")
                    .check(LAUNCHWAY);
        }
    }

    private static void isNotKnownTo(String stage, String... others) {
        noClasses()
                .that()
                .resideInAnyPackage(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(stage)
                .check(LAUNCHWAY);
    }

    private static void knowsOnly(String self, String... others) {
        List<String> allowed = new ArrayList<>(List.of(others));
        allowed.add(self);
        noClasses()
                .that()
                .resideInAPackage(self)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.launchway..")
                        .and(not(resideInAnyPackage(allowed.toArray(new String[0])))))
                .check(LAUNCHWAY);
    }
}
