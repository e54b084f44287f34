package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.OverrideSection;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.SecretsCommand;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Warns of what looks like a secret and stands in clear: in free data, which every template can read, and in attributes that are
 * not of type {@code Secret}; and of encrypted texts there, which nothing decrypts.
 */
final class ClearSecrets {

    /** Names that say what their values are; {@code token-lifetime} and {@code password-file} are none. */
    private static final String ANY_ATTRIBUTE = "component.NAME.ATTRIBUTE";

    private static final Pattern NAME =
            Pattern.compile("(.*[-_.])?(password|passwd|passphrase|secret|token|(private|secret|api|access)[-_]?key)");

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----|AGE-SECRET-KEY-1[A-Z0-9]{20}");

    private static final List<String> ENCRYPTED = List.of(
            "-----BEGIN AGE ENCRYPTED FILE-----",
            "-----BEGIN PGP MESSAGE-----",
            "age-encryption.org/v1",
            "ENC[AES256_GCM,");

    private final Diagnostics diagnostics;
    private final Set<Location> told = new HashSet<>();

    ClearSecrets(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Looks at an environment; what stands in a file that several extend is told once. */
    void check(EnvironmentModel environment) {
        checkData(environment.data());
        for (HostModel host : environment.hosts()) {
            checkData(host.data());
        }
        for (OverrideSection section : OverrideSection.of(environment)) {
            section.overrides().values().forEach((key, value) -> checkValue("'" + key + "'", value));
        }
    }

    private void checkData(Map<String, Setting> data) {
        data.forEach((key, setting) -> {
            String text = setting.text();
            boolean named = NAME.matcher(key).matches() && !text.isBlank() && !isSwitch(text);
            check("'data." + key + "'", text, named, setting.location());
        });
    }

    private static boolean isSwitch(String text) {
        return text.equals("true") || text.equals("false");
    }

    private void checkValue(String name, ConfigValue value) {
        if (value instanceof ConfigValue.Text text) {
            check(name, text.text(), false, text.location());
        } else if (value instanceof ConfigValue.Sequence list) {
            list.elements().forEach(one -> checkValue(name, one));
        } else if (value instanceof ConfigValue.Table table) {
            table.entries().values().forEach(one -> checkValue(name, one));
        }
    }

    private void check(String name, String text, boolean named, Location location) {
        boolean encrypted = ENCRYPTED.stream().anyMatch(text::contains);
        if (encrypted && told.add(location)) {
            diagnostics.add(Diagnostic.warning(
                            Code.LW346_ENCRYPTED_TEXT, name + " is an encrypted text, and nothing decrypts it here")
                    .help("where the component is to get what is in it, give it an attribute of type Secret, and run: "
                            + SecretsCommand.set(location.environment(), ANY_ATTRIBUTE))
                    .in(location.toString()));
        } else if (!encrypted && (named || KEY.matcher(text).find()) && told.add(location)) {
            diagnostics.add(Diagnostic.warning(
                            Code.LW345_LIKE_A_SECRET, name + " looks like a secret, and stands here in clear")
                    .help("make it an attribute of type Secret, and run: "
                            + SecretsCommand.set(location.environment(), ANY_ATTRIBUTE)
                            + "; where it is none, write suppress = [\"LW345\"] below"
                            + " [environment]")
                    .in(location.toString()));
        }
    }
}
