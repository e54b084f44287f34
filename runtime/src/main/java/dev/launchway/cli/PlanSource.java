package dev.launchway.cli;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.format.StoredFindings;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.secrets.EncryptedFiles;
import dev.launchway.secrets.SecretsReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Where the plan comes from. */
interface PlanSource {

    /** That of the plan jar. */
    PlanSource INSTALLED = new PlanSource() {
        @Override
        public ServicePlan find() throws InvalidModelException {
            return InstalledPlan.find(PlanSource.class.getClassLoader());
        }

        private SecretsReader secrets;

        @Override
        public void checkFiles(EnvironmentPlan environment) throws InvalidModelException {
            PackedFiles.check(environment, this);
        }

        @Override
        public SecretsReader secrets() {
            if (secrets == null) {
                secrets = PlanSource.super.secrets();
            }
            return secrets;
        }

        @Override
        public List<Finding> compilerFindings() throws IOException {
            InputStream stored = PlanSource.class.getClassLoader().getResourceAsStream(StoredFindings.FILE);
            return stored == null
                    ? List.of()
                    : StoredFindings.read(new InputStreamReader(stored, StandardCharsets.UTF_8));
        }

        @Override
        public Path program() {
            String classPath = System.getProperty("java.class.path");
            int end = classPath.indexOf(File.pathSeparatorChar);
            return Path.of(end < 0 ? classPath : classPath.substring(0, end));
        }
    };

    /**
     * Finds the plan.
     *
     * @throws InvalidModelException when there is none
     */
    ServicePlan find() throws InvalidModelException;

    /**
     * Compares an environment's files with what the plan was proved against.
     *
     * @throws InvalidModelException when they differ
     */
    void checkFiles(EnvironmentPlan environment) throws InvalidModelException;

    /**
     * What the compiler found in the service, and let pass; nothing where the plan does not come from a compiler.
     *
     * @throws IOException when it cannot be read
     */
    default List<Finding> compilerFindings() throws IOException {
        return List.of();
    }

    /** What has the resources of the service. */
    default ClassLoader resources() {
        return PlanSource.class.getClassLoader();
    }

    /** What reads the files of secrets that are packed with the service. */
    default SecretsReader secrets() {
        return new SecretsReader(EncryptedFiles.ofClassPath(resources()));
    }

    /** The plan jar, or the first directory of classes: the sources lie near it where it was built. */
    default Path program() {
        return Path.of("plan.jar");
    }
}
