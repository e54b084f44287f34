package dev.launchway.processor.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.SecretSource;
import dev.launchway.processor.environment.SharedSecrets;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ScalarKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConstantReaderTest {

    private static final Location HERE = new Location("dev.toml", 3, 5);

    private static final DataType LEVELS =
            new DataType.Enumeration(null, List.of("LOW", "VERY_HIGH"), null, "Level", "Level");
    private static final DataType CUSTOM = new DataType.Custom(null, null, null, "Color", "Color");

    private static final ConstantReader READER = new ConstantReader(environment(Optional.empty()));
    private static final ConstantReader WITH_SOURCE = new ConstantReader(environment(Optional.of(
            new SecretSource(SecretSource.Kind.DIRECTORY, List.of("/run/secrets"), Duration.ofSeconds(1), HERE))));

    private static EnvironmentModel environment(Optional<SecretSource> source) {
        return new EnvironmentModel(
                "dev",
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new SharedSecrets(
                        Map.of("smtp", stored("base", "data.smtp"), "a.b", stored("dev", "data.a.b")),
                        Map.of("tls.p12", stored("dev", "files.tls.p12"))),
                Map.of(),
                source,
                List.of(),
                Set.of());
    }

    private static ConfigValue.Stored stored(String environment, String key) {
        return new ConfigValue.Stored(environment, key, HERE);
    }

    private static DataType scalar(ScalarKind kind) {
        return new DataType.Scalar(kind, null, kind.name(), kind.name());
    }

    private static DataType list(DataType element) {
        return new DataType.ListOf(element, null, "List", "List");
    }

    private static DataType set(DataType element) {
        return new DataType.SetOf(element, null, "Set", "Set");
    }

    private static DataType map(DataType value) {
        return new DataType.MapOf(value, null, "Map", "Map");
    }

    private static DataType optional(DataType value) {
        return new DataType.OptionalOf(value, null, "Optional", "Optional");
    }

    private static ConfigValue text(String text) {
        return new ConfigValue.Text(text, HERE);
    }

    private static ConfigValue number(long number) {
        return new ConfigValue.Whole(number, Long.toString(number), HERE);
    }

    private static ConfigValue decimal(double number) {
        return new ConfigValue.Decimal(number, Double.toString(number), HERE);
    }

    private static ConfigValue truth(boolean value) {
        return new ConfigValue.Truth(value, HERE);
    }

    private static ConfigValue array(ConfigValue... values) {
        return new ConfigValue.Sequence(List.of(values), HERE);
    }

    private static ConfigValue reference(String name) {
        return table("secret", text(name));
    }

    private static ConfigValue table(String key, ConfigValue value) {
        return new ConfigValue.Table(Map.of(key, value), HERE);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(text("a"), scalar(ScalarKind.STRING), new Constant.Text("a")),
                Arguments.of(text("{{ x }}"), scalar(ScalarKind.INT), new Constant.Template("{{ x }}")),
                Arguments.of(text("{{ x"), scalar(ScalarKind.STRING), new Constant.Template("{{ x")),
                Arguments.of(text("{% if x %}y"), scalar(ScalarKind.STRING), new Constant.Template("{% if x %}y")),
                Arguments.of(text("%{%Y-%m}t }}"), scalar(ScalarKind.STRING), new Constant.Text("%{%Y-%m}t }}")),
                Arguments.of(truth(true), scalar(ScalarKind.BOOLEAN), new Constant.Truth(true)),
                Arguments.of(text("False"), scalar(ScalarKind.BOOLEAN), new Constant.Truth(false)),
                Arguments.of(number(5), scalar(ScalarKind.INT), new Constant.Int(5)),
                Arguments.of(text(" -5 "), scalar(ScalarKind.INT), new Constant.Int(-5)),
                Arguments.of(number(1L << 40), scalar(ScalarKind.LONG), new Constant.Whole(1L << 40)),
                Arguments.of(number(2), scalar(ScalarKind.DOUBLE), new Constant.Decimal(2)),
                Arguments.of(text("2.5"), scalar(ScalarKind.DOUBLE), new Constant.Decimal(2.5)),
                Arguments.of(
                        decimal(Double.POSITIVE_INFINITY), scalar(ScalarKind.DOUBLE), new Constant.Text("Infinity")),
                Arguments.of(text("a/b"), scalar(ScalarKind.PATH), new Constant.PathText("a/b")),
                Arguments.of(text("http://x"), scalar(ScalarKind.URI), new Constant.UriText("http://x")),
                Arguments.of(text("30s"), scalar(ScalarKind.DURATION), new Constant.Span(Duration.ofSeconds(30))),
                Arguments.of(text("PT1M"), scalar(ScalarKind.DURATION), new Constant.Span(Duration.ofMinutes(1))),
                Arguments.of(text("db:5432"), scalar(ScalarKind.ADDRESS), new Constant.Text("db:5432")),
                Arguments.of(text("rwxr-x---"), scalar(ScalarKind.FILE_MODE), new Constant.Text("rwxr-x---")),
                Arguments.of(text("very-high"), LEVELS, new Constant.Text("VERY_HIGH")),
                Arguments.of(text("LOW"), LEVELS, new Constant.Text("LOW")),
                Arguments.of(text("red"), CUSTOM, new Constant.Text("red")),
                Arguments.of(number(7), CUSTOM, new Constant.Text("7")),
                Arguments.of(
                        array(number(1), text("{{ x }}")),
                        list(scalar(ScalarKind.INT)),
                        new Constant.Sequence(List.of(new Constant.Int(1), new Constant.Template("{{ x }}")))),
                Arguments.of(array(), set(scalar(ScalarKind.INT)), new Constant.Sequence(List.of())),
                Arguments.of(
                        table("a", array(number(1))),
                        map(list(scalar(ScalarKind.LONG))),
                        new Constant.Table(Map.of("a", new Constant.Sequence(List.of(new Constant.Whole(1)))))),
                Arguments.of(text("a"), optional(scalar(ScalarKind.STRING)), new Constant.Text("a")),
                Arguments.of(reference("smtp"), scalar(ScalarKind.SECRET), new Constant.SecretKey("base", "data.smtp")),
                Arguments.of(reference("a.b"), scalar(ScalarKind.SECRET), new Constant.SecretKey("dev", "data.a.b")),
                Arguments.of(
                        table("secret-file", text("tls.p12")),
                        scalar(ScalarKind.SECRET),
                        new Constant.SecretKey("dev", "files.tls.p12")),
                Arguments.of(
                        table("secret-file", text("tls.p12")),
                        scalar(ScalarKind.SECRET_FILE),
                        new Constant.SecretKey("dev", "files.tls.p12")),
                Arguments.of(
                        text("tls.p12"),
                        optional(scalar(ScalarKind.SECRET_FILE)),
                        new Constant.SecretKey("dev", "files.tls.p12")),
                Arguments.of(
                        reference("smtp"), scalar(ScalarKind.SECRET_FILE), new Constant.SecretKey("base", "data.smtp")),
                Arguments.of(
                        array(reference("smtp")),
                        list(scalar(ScalarKind.SECRET)),
                        new Constant.Sequence(List.of(new Constant.SecretKey("base", "data.smtp")))),
                Arguments.of(
                        table("secret", reference("smtp")),
                        map(scalar(ScalarKind.SECRET)),
                        new Constant.Table(Map.of("secret", new Constant.SecretKey("base", "data.smtp")))),
                Arguments.of(
                        table("secret", text("tls.p12")),
                        map(scalar(ScalarKind.SECRET_FILE)),
                        new Constant.Table(Map.of("secret", new Constant.SecretKey("dev", "files.tls.p12")))),
                Arguments.of(
                        table("secret", text("x")),
                        map(scalar(ScalarKind.STRING)),
                        new Constant.Table(Map.of("secret", new Constant.Text("x")))));
    }

    @ParameterizedTest
    @MethodSource
    void good(ConfigValue value, DataType type, Constant constant) throws Exception {
        assertThat(READER.read(value, type)).isEqualTo(constant);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(number(5), scalar(ScalarKind.STRING), "takes text, not 5"),
                Arguments.of(text("yes"), scalar(ScalarKind.BOOLEAN), "takes true or false, not 'yes'"),
                Arguments.of(number(1), scalar(ScalarKind.BOOLEAN), "takes true or false, not 1"),
                Arguments.of(text("eighty"), scalar(ScalarKind.INT), "takes a whole number, not 'eighty'"),
                Arguments.of(
                        number(1L << 31),
                        scalar(ScalarKind.INT),
                        "takes a whole number from -2147483648 to 2147483647, not 2147483648"),
                Arguments.of(decimal(1.0), scalar(ScalarKind.INT), "takes a whole number, not 1.0"),
                Arguments.of(array(), scalar(ScalarKind.DOUBLE), "takes a number, not a list"),
                Arguments.of(text("x"), scalar(ScalarKind.DOUBLE), "takes a number, not 'x'"),
                Arguments.of(
                        text("a\0b"), scalar(ScalarKind.PATH), "takes a path, not 'a\0b': Nul character not allowed"),
                Arguments.of(text("a b"), scalar(ScalarKind.URI), "takes a URI, not 'a b': Illegal character in path"),
                Arguments.of(number(30), scalar(ScalarKind.DURATION), "takes a duration, not 30"),
                Arguments.of(
                        text("30"),
                        scalar(ScalarKind.DURATION),
                        "takes a duration: '30' is not a duration: write 30s, 5m, 2h, 1d, 250ms, or ISO 8601 as in"
                                + " PT1M30S"),
                Arguments.of(
                        text("db"),
                        scalar(ScalarKind.ADDRESS),
                        "takes an address: 'db' is not an address: write host:port, as in db01:5432"),
                Arguments.of(
                        text("999"),
                        scalar(ScalarKind.FILE_MODE),
                        "takes a file mode: '999' is not a file mode: write octal digits as in 0640, or rwxr-x---"),
                Arguments.of(text("lo"), LEVELS, "takes one of low, very-high, not 'lo'; did you mean 'low'?"),
                Arguments.of(number(1), LEVELS, "takes one of low, very-high, not '1'"),
                Arguments.of(decimal(1), CUSTOM, "takes the text of a Color, not a decimal number"),
                Arguments.of(text("a,b"), list(scalar(ScalarKind.STRING)), "takes a list, not the text 'a,b'"),
                Arguments.of(text("{{ x }}"), set(scalar(ScalarKind.STRING)), "takes a list, not the text '{{ x }}'"),
                Arguments.of(array(), map(scalar(ScalarKind.STRING)), "takes a table, not a list"),
                Arguments.of(table("a", number(1)), scalar(ScalarKind.STRING), "takes text, not a table"),
                Arguments.of(reference("smtp"), scalar(ScalarKind.STRING), "takes no secret"),
                Arguments.of(reference("smtp"), scalar(ScalarKind.INT), "takes no secret"),
                Arguments.of(reference("smtp"), LEVELS, "takes no secret"),
                Arguments.of(reference("smtp"), list(scalar(ScalarKind.SECRET)), "takes a list, not a table"),
                Arguments.of(
                        reference("smtp"),
                        map(scalar(ScalarKind.SECRET)),
                        "takes a table of secrets, and this is a reference to one"),
                Arguments.of(text("x"), scalar(ScalarKind.SECRET), "is a secret, and stands here in clear"),
                Arguments.of(number(5), scalar(ScalarKind.SECRET), "is a secret, and stands here in clear"),
                Arguments.of(text("smtp"), list(scalar(ScalarKind.SECRET)), "is a secret, and stands here in clear"),
                Arguments.of(array(text("x")), set(scalar(ScalarKind.SECRET)), "is a secret, and stands here in clear"),
                Arguments.of(number(5), scalar(ScalarKind.SECRET_FILE), "is a secret, and takes no whole number"),
                Arguments.of(array(), scalar(ScalarKind.SECRET), "is a secret, and takes no list"),
                Arguments.of(
                        reference("smpt"),
                        scalar(ScalarKind.SECRET),
                        "refers to the secret 'smpt', which is not there; did you mean 'smtp'?"),
                Arguments.of(
                        text("tls.p21"),
                        scalar(ScalarKind.SECRET_FILE),
                        "refers to the secret file 'tls.p21', which is not there; did you mean 'tls.p12'?"),
                Arguments.of(
                        reference("tls.p12"),
                        scalar(ScalarKind.SECRET),
                        "refers to the secret 'tls.p12', which is not there"),
                Arguments.of(
                        table("secret", number(5)),
                        scalar(ScalarKind.SECRET),
                        "refers to a secret by its name, and not by '5'"),
                Arguments.of(
                        reference(" "), scalar(ScalarKind.SECRET), "refers to a secret by its name, and not by ' '"),
                Arguments.of(
                        reference("{{ host.name }}"),
                        scalar(ScalarKind.SECRET),
                        "refers to a secret by a template, and the compiler must know its name"),
                Arguments.of(
                        table("secrt", text("smtp")),
                        scalar(ScalarKind.SECRET),
                        "refers to a secret, and knows no key 'secrt' for it; did you mean 'secret'?"),
                Arguments.of(
                        new ConfigValue.Table(Map.of("secret", text("smtp"), "secret-file", text("tls.p12")), HERE),
                        scalar(ScalarKind.SECRET),
                        "refers to two secrets"),
                Arguments.of(new ConfigValue.Table(Map.of(), HERE), scalar(ScalarKind.SECRET), "refers to no secret"));
    }

    @ParameterizedTest
    @MethodSource
    void bad(ConfigValue value, DataType type, String message) {
        assertThatThrownBy(() -> READER.read(value, type))
                .isInstanceOf(UnconvertibleValueException.class)
                .hasMessage(message);
    }

    @Test
    void aSourceMayKnowWhatNoFileHas() throws Exception {
        assertThat(WITH_SOURCE.read(reference("other"), scalar(ScalarKind.SECRET)))
                .isEqualTo(new Constant.SecretKey("", "other"));
        assertThat(WITH_SOURCE.read(text("other.p12"), scalar(ScalarKind.SECRET_FILE)))
                .isEqualTo(new Constant.SecretKey("", "other.p12"));
        assertThat(WITH_SOURCE.read(reference("smtp"), scalar(ScalarKind.SECRET)))
                .isEqualTo(new Constant.SecretKey("base", "data.smtp"));
    }
}
