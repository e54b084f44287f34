package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import dev.launchway.plan.OtherVersionException;
import dev.launchway.plan.ServicePlan;
import dev.launchway.text.GeneratedCode;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The plan on the class path: found, and compared with the environment files that are packed beside it. */
public final class InstalledPlan {

    private static final String REBUILD = "build again: mvn clean package";

    private static final String SAME_FILE = REBUILD
            + "; where a build changes the file, as Maven's <filtering> does, exclude environments/** from that, and pack it"
            + " as it is";

    private InstalledPlan() {}

    /**
     * Finds the plan of the service.
     *
     * @param loader the class loader that has it
     * @return the plan
     * @throws InvalidModelException when there is none, more than one, or one of another version
     */
    public static ServicePlan find(ClassLoader loader) throws InvalidModelException {
        List<ServicePlan> found = new ArrayList<>();
        try {
            ServiceLoader.load(ServicePlan.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            if (e.getCause() instanceof OtherVersionException other) {
                throw invalid(Code.LW164_OTHER_VERSION, other.getMessage(), other.help());
            }
            throw invalid(Code.LW161_NO_PLAN, "the generated plan cannot be loaded: " + e.getMessage(), REBUILD);
        }
        if (found.isEmpty()) {
            throw invalid(
                    Code.LW161_NO_PLAN,
                    "there is no plan in this program: the annotation processor did not run, or found no environments",
                    "name dev.launchway:launchway-processor in <annotationProcessorPaths> of the compiler plugin, set"
                            + " <proc>full</proc> (JDK 23 and newer run no processor of the class path without it), and"
                            + " put environments into src/main/resources/environments");
        }
        if (found.size() > 1) {
            List<String> names = new ArrayList<>();
            found.forEach(plan -> names.add(plan.environments().toString()));
            throw invalid(
                    Code.LW162_SEVERAL_PLANS,
                    "there are " + found.size() + " plans in this program, with the environments "
                            + String.join(" and ", names),
                    "leave one service on the class path: libraries of components have no environments");
        }
        if (!(found.get(0) instanceof GeneratedPlan)) {
            OtherVersionException other = new OtherVersionException("the plan", GeneratedCode.UNNAMED_VERSION);
            throw invalid(Code.LW164_OTHER_VERSION, other.getMessage(), other.help());
        }
        return found.get(0);
    }

    /**
     * Compares the environment files that an environment was proved against with those on the class path.
     *
     * @param environment the environment
     * @param loader the class loader that has the files
     * @throws InvalidModelException when one differs or is missing
     */
    public static void checkFiles(EnvironmentPlan environment, ClassLoader loader) throws InvalidModelException {
        List<ModelProblem> problems = new ArrayList<>();
        for (Map.Entry<String, String> digest : environment.digests().entrySet()) {
            String file = "environments/" + digest.getKey();
            String actual = digest(file, loader);
            if (actual == null) {
                problems.add(problem(
                        Code.LW342_OTHER_ENVIRONMENT_FILE,
                        environment.name(),
                        "the environment was proved against " + file + ", which is not in this program",
                        file,
                        SAME_FILE));
            } else if (!actual.equalsIgnoreCase(digest.getValue())) {
                problems.add(problem(
                        Code.LW342_OTHER_ENVIRONMENT_FILE,
                        environment.name(),
                        "the environment was proved against another " + file + " than the one in this program",
                        file,
                        SAME_FILE));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidModelException(problems);
        }
    }

    private static String digest(String file, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                return null;
            }
            return Sha256.hex(in.readAllBytes());
        } catch (IOException e) {
            return null;
        }
    }

    private static InvalidModelException invalid(Code code, String message, String help) {
        return new InvalidModelException(List.of(problem(code, "", message, "", help)));
    }

    private static ModelProblem problem(Code code, String environment, String message, String location, String help) {
        return new ModelProblem(code, environment, "", "", message, List.of(), location, help, "");
    }
}
