package dev.launchway.plan;

import java.util.List;
import java.util.Optional;

/**
 * The members of a component class, inherited ones first, then in order of declaration.
 *
 * @param attributes its attributes
 * @param requirements its requirements
 * @param provisions its provided resources
 * @param subComponents its fields for sub-components
 * @param parts the types of sub-components whose resources the compiler counts on, as binary names
 * @param handlers its event handlers
 * @param readable the names that templates can read
 * @param phases the lifecycle methods that it has
 * @param features the field of its features
 */
public record Members(
        List<AttributeMember> attributes,
        List<RequirementMember> requirements,
        List<ProvisionMember> provisions,
        List<SubComponentMember> subComponents,
        List<String> parts,
        List<HandlerMember> handlers,
        List<String> readable,
        List<Phase> phases,
        Optional<FeaturesMember> features) {

    static final Members NONE = new Members(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /**
     * The attribute that names the component in breadcrumbs.
     *
     * @return the one with {@code @Namevar}
     */
    public Optional<AttributeMember> namevar() {
        for (AttributeMember attribute : attributes) {
            if (attribute.namevar()) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
