package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Constant;
import dev.launchway.text.table.TableWriter;

/** Writes constants to a table: a word for the type, then the value. */
final class ConstantWords {

    private ConstantWords() {}

    static void add(TableWriter table, Constant constant) {
        if (constant instanceof Constant.Sequence list) {
            table.add("list").add(list.elements().size());
            list.elements().forEach(element -> add(table, element));
        } else if (constant instanceof Constant.Table map) {
            table.add("map").add(map.entries().size());
            map.entries().forEach((key, value) -> add(table.add(key), value));
        } else {
            addScalar(table, constant);
        }
    }

    private static void addScalar(TableWriter table, Constant constant) {
        if (constant instanceof Constant.Text text) {
            table.add("text").add(text.text());
        } else if (constant instanceof Constant.Template template) {
            table.add("template").add(template.text());
        } else if (constant instanceof Constant.Truth truth) {
            table.add("boolean").add(Boolean.toString(truth.value()));
        } else if (constant instanceof Constant.Int number) {
            table.add("int").add(number.value());
        } else if (constant instanceof Constant.Whole number) {
            table.add("long").add(number.value());
        } else if (constant instanceof Constant.Decimal number) {
            table.add("double").add(Double.toString(number.value()));
        } else if (constant instanceof Constant.PathText path) {
            table.add("path").add(path.text());
        } else if (constant instanceof Constant.SecretKey secret) {
            table.add("secret").add(secret.environment()).add(secret.key());
        } else if (constant instanceof Constant.UriText uri) {
            table.add("uri").add(uri.text());
        } else {
            table.add("duration").add(((Constant.Span) constant).value().toString());
        }
    }
}
