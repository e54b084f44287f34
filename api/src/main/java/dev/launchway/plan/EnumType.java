package dev.launchway.plan;

import dev.launchway.text.DidYouMean;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.List;

/** An enum, by the name of the constant in Java or in kebab case. */
final class EnumType<E extends Enum<E>> extends ValueType<E> implements SealedType.Alternative {

    private final Class<E> type;

    EnumType(Class<E> type) {
        super("one of " + type.getSimpleName());
        this.type = type;
    }

    @Override
    public Class<?> javaType() {
        return type;
    }

    @Override
    public E parse(String text) {
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String kebab = Names.kebab(constant.name());
            if (constant.name().equals(text) || kebab.equals(text)) {
                return constant;
            }
            known.add(kebab);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not one of " + String.join(", ", known) + DidYouMean.ending(text, known));
    }

    @Override
    public Object encode(E value) {
        return value.name();
    }
}
