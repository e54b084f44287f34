package dev.launchway.diagnostic;

import java.util.List;

/**
 * What a finding is about, by name.
 *
 * @param element the element of Java: {@code com.example.shop.Nginx.backends}; empty where it is about none
 * @param environments the environments, in their order; empty where it is about none alone
 * @param hosts the hosts, in their order; empty where it is about none
 * @param breadcrumb the component of an expanded environment; empty where it is about none
 */
public record Subject(String element, List<String> environments, List<String> hosts, String breadcrumb) {

    /** Nothing that has a name. */
    public static final Subject NONE = new Subject("", List.of(), List.of(), "");

    /** Keeps copies of the lists. */
    public Subject {
        environments = List.copyOf(environments);
        hosts = List.copyOf(hosts);
    }

    /**
     * An element of Java.
     *
     * @param name its qualified name
     * @return the subject
     */
    public static Subject element(String name) {
        return new Subject(name, List.of(), List.of(), "");
    }
}
