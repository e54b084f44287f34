package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.Constant;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ScalarKind;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.HostPort;
import dev.launchway.text.IpLiteral;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that environments use no addresses of a family, IPv4 or IPv6, that they switch off. */
final class AddressFamilies {

    private final Attributes attributes;
    private final RootNames names;
    private final Diagnostics diagnostics;
    private final Set<Location> told = new HashSet<>();

    AddressFamilies(Attributes attributes, RootNames names, Diagnostics diagnostics) {
        this.attributes = attributes;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** Looks at an environment; what stands in a file that several extend is told once. */
    void check(Deployment deployment) {
        EnvironmentModel environment = deployment.environment();
        boolean four = isOff(environment, "ipv4");
        boolean six = isOff(environment, "ipv6");
        if (four && six) {
            report(
                    environment.settings().get("ipv6").location(),
                    "environment '" + environment.name()
                            + "' switches off both IPv4 and IPv6: nothing could listen there",
                    "remove 'ipv4 = false' or 'ipv6 = false'");
        } else if (four || six) {
            checkNames(environment, six);
            deployment.overrides().forEach(override -> checkValue(environment, override, six));
        }
    }

    private static boolean isOff(EnvironmentModel environment, String key) {
        Setting setting = environment.settings().get(key);
        return setting != null && "false".equals(setting.text().strip());
    }

    private void checkNames(EnvironmentModel environment, boolean six) {
        environment.resolver().forEach((name, entry) -> {
            List<String> literals = entry.literals();
            if (!literals.isEmpty() && literals.stream().allMatch(literal -> IpLiteral.isIpv6(literal) == six)) {
                report(
                        entry.location(),
                        "'" + name + "' has no address but " + family(six) + " ones, which environment '"
                                + environment.name() + "' switches off",
                        "add an " + family(!six) + " address to the line, or remove '" + key(six)
                                + " = false' from the environment");
            }
        });
    }

    private void checkValue(EnvironmentModel environment, OverrideValue override, boolean six) {
        if (!isAddress(override)) {
            return;
        }
        override.value()
                .leaves()
                .filter(Constant.Text.class::isInstance)
                .map(leaf -> HostPort.parse(((Constant.Text) leaf).text()).host())
                .filter(host -> IpLiteral.isValid(host) && IpLiteral.isIpv6(host) == six)
                .findFirst()
                .ifPresent(host -> report(
                        override.location(),
                        "'" + host + "' is an " + family(six) + " address, which environment '" + environment.name()
                                + "' switches off",
                        "write a name or an " + family(!six) + " address, or remove '" + key(six)
                                + " = false' from the environment"));
    }

    private boolean isAddress(OverrideValue override) {
        Optional<AttributeModel> attribute = names.overridden(override.component()).stream()
                .flatMap(component -> attributes.of(component).values().stream())
                .filter(one -> one.name().equals(override.field()))
                .findFirst();
        return attribute.isPresent() && isAddress(attribute.get().type());
    }

    private static boolean isAddress(DataType type) {
        if (type instanceof DataType.ListOf list) {
            return isAddress(list.element());
        }
        if (type instanceof DataType.SetOf set) {
            return isAddress(set.element());
        }
        if (type instanceof DataType.MapOf map) {
            return isAddress(map.value());
        }
        if (type instanceof DataType.OptionalOf optional) {
            return isAddress(optional.value());
        }
        return type instanceof DataType.Scalar scalar && scalar.kind() == ScalarKind.ADDRESS;
    }

    private static String family(boolean six) {
        return six ? "IPv6" : "IPv4";
    }

    private static String key(boolean six) {
        return six ? "ipv6" : "ipv4";
    }

    private void report(Location location, String message, String help) {
        if (told.add(location)) {
            diagnostics.add(Diagnostic.error(Code.LW348_ADDRESS_FAMILY_OFF, message)
                    .help(help)
                    .in(location.toString()));
        }
    }
}
