package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.OtherVersion;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.GeneratedCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;

/** Generated classes have names of their own, and those of libraries are of this version. */
final class GeneratedCodeRules {

    private static final int MOST_NAMED = 5;

    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Map<String, TypeElement> byGeneratedName = new HashMap<>();

    private GeneratedCodeRules(Sources sources, Diagnostics diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    static void check(ServiceModel model, Sources sources, Diagnostics diagnostics) {
        GeneratedCodeRules rules = new GeneratedCodeRules(sources, diagnostics);
        for (ComponentModel component : model.components()) {
            if (component.fromSource() && !component.broken()) {
                rules.checkName(component.element(), GeneratedCode.definition(component.binaryName()));
            }
        }
        for (RecordModel record : model.records()) {
            if (record.fromSource()) {
                rules.checkName(record.element(), GeneratedCode.data(record.binaryName()));
            }
        }
        rules.checkVersions(model.otherVersions());
    }

    private void checkName(TypeElement type, String generated) {
        String simple = generated.substring(generated.lastIndexOf('.') + 1);
        TypeElement other = byGeneratedName.putIfAbsent(generated, type);
        if (other != null) {
            diagnostics.add(Diagnostic.error(
                            Code.LW104_DUPLICATE_NAME,
                            "the definitions of '" + shown(other) + "' and '" + shown(type) + "' would both be named '"
                                    + simple + "'")
                    .help("rename one of the classes")
                    .at(Anchor.at(type)));
        } else if (sources.contains(generated)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW116_GENERATED_NAME,
                            "'" + simple + "' is the name of the class that is generated for '" + shown(type)
                                    + "', and a class of the sources has it")
                    .help(
                            "rename one of the two; where the source was generated before, take the directory of generated"
                                    + " sources off the source path, or delete it")
                    .at(Anchor.at(type)));
        }
    }

    /** The name within the package, as in source. */
    private static String shown(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? shown(outer) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** One message for each package: a library is built as a whole. */
    private void checkVersions(List<OtherVersion> all) {
        Map<String, List<OtherVersion>> byPackage = new TreeMap<>();
        all.forEach(one -> byPackage
                .computeIfAbsent(one.packageName(), key -> new ArrayList<>())
                .add(one));
        byPackage.forEach((packageName, some) -> {
            Diagnostic diagnostic = Diagnostic.error(
                    Code.LW164_OTHER_VERSION,
                    "the components of the package " + packageName + " have generated code of version "
                            + some.get(0).version() + ", and this version of Launchway takes version "
                            + GeneratedCode.VERSION);
            for (OtherVersion one : some.subList(0, Math.min(MOST_NAMED, some.size()))) {
                diagnostic = diagnostic.detail(one.className());
            }
            if (some.size() > MOST_NAMED) {
                diagnostic = diagnostic.detail("and " + (some.size() - MOST_NAMED) + " more");
            }
            diagnostics.add(
                    diagnostic.help("build the library again with this version of Launchway, or take the version"
                            + " that it was built with; classes of this project: mvn clean compile"));
        });
    }
}
