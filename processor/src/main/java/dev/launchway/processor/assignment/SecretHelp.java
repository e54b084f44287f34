package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.SecretsCommand;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.text.TomlStrings;
import java.util.Optional;

/** The commands by which a reader gives secrets their values. */
public final class SecretHelp {

    private SecretHelp() {}

    /**
     * Gives a secret a value.
     *
     * @param environment the environment
     * @param key the key in its file of secrets
     * @return what to run
     */
    static String set(String environment, String key) {
        return "run: " + SecretsCommand.set(environment, key);
    }

    /**
     * Gives a secret attribute a value; one with several values in an editor.
     *
     * @param environment the environment
     * @param component the root name of the component
     * @param host the only host that it is set on; empty where it is set in general
     * @param attribute the attribute
     * @return what to run
     */
    public static String set(String environment, String component, Optional<String> host, AttributeModel attribute) {
        String section = host.map(name -> "host." + TomlStrings.key(name) + ".").orElse("") + "component." + component;
        if (isSingle(attribute.type())) {
            return set(environment, section + "." + attribute.key());
        }
        return "run: " + SecretsCommand.edit(environment) + ", and write below [" + section + "]: " + attribute.key()
                + " = " + sample(attribute.type());
    }

    private static boolean isSingle(DataType type) {
        return type instanceof DataType.OptionalOf optional
                ? isSingle(optional.value())
                : type instanceof DataType.Scalar;
    }

    private static String sample(DataType type) {
        if (type instanceof DataType.OptionalOf optional) {
            return sample(optional.value());
        }
        if (type instanceof DataType.MapOf map) {
            return "{ NAME = " + sample(map.value()) + " }";
        }
        if (type instanceof DataType.ListOf list) {
            return "[" + sample(list.element()) + "]";
        }
        return type instanceof DataType.SetOf set ? "[" + sample(set.element()) + "]" : "\"…\"";
    }
}
