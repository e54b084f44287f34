package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.HostText;
import dev.launchway.text.IpLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code [resolver]}: addresses by name. */
final class ResolverReader {

    private final FileFaults faults;

    ResolverReader(FileFaults faults) {
        this.faults = faults;
    }

    void read(ConfigValue.Table table, Map<String, ResolverEntry> into) {
        table.entries().forEach((name, value) -> {
            if (!HostText.isName(name) && !(value instanceof ConfigValue.Table)) {
                faults.error(
                        Code.LW307_HOST_NAME,
                        value.location(),
                        "'" + name + "' is not a host name",
                        name.indexOf('[') >= 0
                                ? "write a line for each name: ranges are of [hosts]"
                                : HostNameHelp.of(name));
            }
            List<ConfigValue> values = value instanceof ConfigValue.Sequence list ? list.elements() : List.of(value);
            List<String> literals = new ArrayList<>();
            for (ConfigValue one : values) {
                if (one instanceof ConfigValue.Text text && IpLiteral.isValid(text.text())) {
                    literals.add(text.text());
                } else {
                    report(name, one);
                }
            }
            if (values.isEmpty()) {
                faults.error(
                        Code.LW331_ADDRESS_LITERAL,
                        value.location(),
                        "'" + name + "' resolves to no address",
                        "write an address, as in [\"192.0.2.10\"], or delete the line");
            }
            into.put(name, new ResolverEntry(literals, value.location()));
        });
    }

    private void report(String name, ConfigValue value) {
        if (value instanceof ConfigValue.Table) {
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "'" + name + "' resolves to addresses, not to a table",
                    "a name with dots stands in quotes: \"" + name + ".example\" = [\"192.0.2.10\"]");
            return;
        }
        String found = value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
        faults.error(
                Code.LW331_ADDRESS_LITERAL,
                value.location(),
                found + " is not an IP address",
                "write addresses as in [\"192.0.2.10\", \"2001:db8::10\"]; names are not looked up here");
    }
}
