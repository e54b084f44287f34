package dev.launchway.processor.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.template.KnownType;

/** What is known of a value that a template reads. */
sealed interface View {

    /** Nothing is known. */
    View UNKNOWN = new Unknown();

    /** Text. */
    View TEXT = known(KnownType.TEXT);

    /** What identifies the view: two with one key are the same. */
    String key();

    static View known(KnownType type) {
        return new Known(type, type.label(), UNKNOWN, UNKNOWN);
    }

    static View known(KnownType type, View element) {
        return new Known(type, type.label(), element, UNKNOWN);
    }

    /** A value of any type. */
    record Unknown() implements View {
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
    record Plain(String label) implements View {
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
    record Known(KnownType type, String label, View element, View entryKey) implements View {
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
    record FreeData(String name) implements View {
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
     * @param label what messages call it
     */
    record OfComponent(ComponentModel model, boolean exact, String label) implements View {
        @Override
        public String key() {
            return label + " " + model.binaryName() + exact;
        }
    }

    /**
     * A record of data.
     *
     * @param model the record
     */
    record OfRecord(RecordModel model) implements View {
        @Override
        public String key() {
            return model.binaryName();
        }
    }
}
