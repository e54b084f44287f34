package dev.launchway.processor.check.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.template.KnownType;
import javax.lang.model.type.DeclaredType;

/** What is known of a value that a template reads. */
sealed interface StaticType {

    /** Nothing is known. */
    StaticType UNKNOWN = new Unknown();

    /** Text. */
    StaticType TEXT = known(KnownType.TEXT);

    /** What identifies the type: two with one key are the same. */
    String key();

    static StaticType known(KnownType type) {
        return new Known(type, type.label(), UNKNOWN, UNKNOWN);
    }

    static StaticType known(KnownType type, StaticType element) {
        return new Known(type, type.label(), element, UNKNOWN);
    }

    /** A value of any type. */
    record Unknown() implements StaticType {
        @Override
        public String key() {
            return "?";
        }
    }

    /**
     * A value without members, as a number.
     *
     * @param label the type for messages
     */
    record Plain(String label) implements StaticType {
        @Override
        public String key() {
            return label;
        }
    }

    /**
     * A value of a known type.
     *
     * @param type the type
     * @param label what messages call it
     * @param element what it holds, for a type that holds something
     * @param entryKey the key of a map's entry
     */
    record Known(KnownType type, String label, StaticType element, StaticType entryKey) implements StaticType {
        @Override
        public String key() {
            return label + "<" + element.key() + "," + entryKey.key() + ">";
        }
    }

    /**
     * The free data of the host or the environment at hand.
     *
     * @param name {@code host.data} or {@code environment.data}
     */
    record FreeData(String name) implements StaticType {
        @Override
        public String key() {
            return name;
        }
    }

    /**
     * A component.
     *
     * @param model its class
     * @param exact whether it is of no subclass
     * @param attributesOnly whether only its attributes are set yet
     * @param label what messages call it
     */
    record OfComponent(ComponentModel model, boolean exact, boolean attributesOnly, String label)
            implements StaticType {
        @Override
        public String key() {
            return label + " " + model.binaryName() + exact;
        }
    }

    /**
     * A record of data.
     *
     * @param model the record
     * @param type the record with what its type parameters stand for
     */
    record OfRecord(RecordModel model, DeclaredType type) implements StaticType {
        @Override
        public String key() {
            return model.binaryName() + " " + TypeNames.display(type);
        }
    }
}
