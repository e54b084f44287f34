package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * A class with {@code @Component}. Its lists hold what the class declares, and what its superclasses declare up to the nearest
 * one that is a component itself; {@link ServiceModel#lineage} gives those.
 *
 * @param element the class
 * @param binaryName its binary name: {@code com.example.Outer$Inner}
 * @param packageName its package
 * @param rootName its name in environments
 * @param fromSource whether it stands in a source of this compilation, which then writes its definition
 * @param broken whether it refers to types that do not compile: the compiler reports that, nothing else is to be said of it
 * @param obstacle why generated code cannot make it, as the end of a sentence: {@code "is abstract"}; empty when it can
 * @param parent the binary name of the nearest component among its superclasses
 * @param ancestors those components among its superclasses that have type parameters, by binary name and nearest first, with
 *     the types that their members have in this class
 * @param owners the types whose members these are: superclasses and interfaces that are no components, the class last
 * @param attributes its attributes, in order of declaration as all that follow
 * @param requirements its requirements
 * @param provisions its provided resources
 * @param subComponents its fields for sub-components
 * @param features its field for features
 * @param adds the types that {@code configure} adds
 * @param platforms the platforms on which it extends other components
 * @param handlers its event handlers
 * @param lifecycle its lifecycle methods of the right signature
 * @param readable what templates can read
 * @param anchor the root name in its annotation, or the annotation
 * @param user the user that it says to work as; empty for the one of the deployment, and for that of its parent
 * @param userAnchor that user in its annotation
 * @param observed its {@code @Observed}; empty where it has none
 * @param refines whether it overrides a method of a superclass that is a component, by which that one's {@code verify} may decide
 *     otherwise
 */
public record ComponentModel(
        TypeElement element,
        String binaryName,
        String packageName,
        String rootName,
        boolean fromSource,
        boolean broken,
        Optional<String> obstacle,
        Optional<String> parent,
        Map<String, ComponentModel> ancestors,
        List<TypeElement> owners,
        List<AttributeModel> attributes,
        List<RequirementModel> requirements,
        List<ProvisionModel> provisions,
        List<SubComponentModel> subComponents,
        Optional<FeaturesModel> features,
        List<AddedModel> adds,
        List<PlatformModel> platforms,
        List<HandlerModel> handlers,
        List<LifecycleModel> lifecycle,
        List<ReadableModel> readable,
        Anchor anchor,
        Optional<String> user,
        Anchor userAnchor,
        Optional<Anchor> observed,
        boolean refines) {

    /**
     * Whether generated code can make it, and so an environment can assign it to a host.
     *
     * @return whether nothing stands in the way
     */
    public boolean instantiable() {
        return obstacle.isEmpty();
    }

    /**
     * Whether only its subclasses are made, which may tell what its type parameters stand for.
     *
     * @return whether the class is abstract
     */
    public boolean isAbstract() {
        return element.getModifiers().contains(Modifier.ABSTRACT);
    }

    /**
     * A component among its superclasses, or itself.
     *
     * @param binaryName the binary name of that class
     * @param known that class on its own
     * @return the class with the types that its members have in this one
     */
    ComponentModel seen(String binaryName, ComponentModel known) {
        return binaryName.equals(this.binaryName) ? this : ancestors.getOrDefault(binaryName, known);
    }

    /**
     * The class for messages.
     *
     * @return the name within the package, as in source: {@code Outer.Inner}
     */
    public String displayName() {
        String qualified = element.getQualifiedName().toString();
        return packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
    }
}
