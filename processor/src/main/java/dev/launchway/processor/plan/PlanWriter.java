package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.resource.ResourceOrders;
import dev.launchway.template.OwnComponents;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes the plan: its classes, and the file by which the service loader finds it. */
final class PlanWriter {

    private final Filer filer;
    private final ServiceModel model;
    private final List<TypeElement> origins;

    PlanWriter(Filer filer, ServiceModel model) {
        this.filer = filer;
        this.model = model;
        this.origins = model.components().stream()
                .filter(ComponentModel::fromSource)
                .map(ComponentModel::element)
                .toList();
    }

    /**
     * Writes the plan.
     *
     * @param deployments the environments, sorted by name
     * @param orders their orders, by name
     * @throws IOException when a file cannot be written
     */
    void write(List<Deployment> deployments, Map<String, ResourceOrders> orders) throws IOException {
        Map<String, String> classes = new TreeMap<>();
        Set<String> suffixes = new HashSet<>();
        for (Deployment deployment : deployments) {
            String suffix = suffix(deployment.name(), suffixes);
            List<ClassFile> parts = new EnvironmentWriter(deployment, orders.get(deployment.name()), suffix).write();
            for (ClassFile part : parts) {
                part.write(filer, origins);
            }
            classes.put(deployment.name(), parts.get(0).name());
        }
        ServicePlanWriter.write(classes, model).write(filer, origins);
        writeLines("META-INF/services/" + PlanTypes.SERVICE, List.of(PlanTypes.PLAN.replace('/', '.')));
    }

    /**
     * Writes the names of the service's own components.
     *
     * @param names binary names
     * @throws IOException when the file cannot be written
     */
    void writeComponents(List<String> names) throws IOException {
        writeLines(OwnComponents.FILE, names.stream().sorted().toList());
    }

    private void writeLines(String name, List<String> lines) throws IOException {
        FileObject file =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origins.toArray(new Element[0]));
        try (Writer writer = file.openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        }
    }

    /** The end of the names of an environment's classes; unique where file names do not tell case apart. */
    private static String suffix(String environment, Set<String> taken) {
        StringBuilder mangled = new StringBuilder("_");
        for (int i = 0; i < environment.length(); i++) {
            char c = environment.charAt(i);
            mangled.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        String suffix = mangled.toString();
        for (int i = 2; !taken.add(suffix.toLowerCase(Locale.ROOT)); i++) {
            suffix = mangled + "_" + i;
        }
        return suffix;
    }
}
