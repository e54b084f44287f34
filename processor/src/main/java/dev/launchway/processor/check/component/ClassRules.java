package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** A component is a class that generated code of its package can name and make. */
final class ClassRules {

    private ClassRules() {}

    static void check(TypeElement type, Diagnostics diagnostics) {
        String name = type.getSimpleName().toString();
        Anchor anchor = Anchor.at(type, Mirrors.component(type).orElse(null));
        if (type.getKind() != ElementKind.CLASS) {
            diagnostics.add(Diagnostic.error(
                            Code.LW101_NOT_A_CLASS,
                            "@Component stands on the " + kind(type) + " '" + name + "', and a component is a class")
                    .help("make it a class: class " + name)
                    .at(anchor));
            return;
        }
        if (isUnnamed(type)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW102_UNREACHABLE_CLASS,
                            "the component '" + name + "' is in the unnamed package, where the plan cannot find it")
                    .help("begin its file with a package: package com.example.service;")
                    .at(anchor));
        }
        if (type.getModifiers().contains(Modifier.PRIVATE)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW102_UNREACHABLE_CLASS,
                            "the component '" + name + "' is private, and generated code must reach it")
                    .help("remove 'private': a component may be package-private")
                    .at(anchor));
        } else if (Accessibility.isPrivate(type)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW102_UNREACHABLE_CLASS,
                            "the component '" + name + "' stands in a private class, and generated code must reach it")
                    .help("remove 'private' from the class around it, or move the component out of it")
                    .at(anchor));
        }
        if (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW102_UNREACHABLE_CLASS,
                            "the component '" + name
                                    + "' is an inner class, which cannot be made without an instance of '"
                                    + type.getEnclosingElement().getSimpleName() + "'")
                    .help("make it static: static class " + name)
                    .at(anchor));
        }
    }

    private static boolean isUnnamed(TypeElement type) {
        Element outer = type;
        while (!(outer instanceof PackageElement)) {
            outer = outer.getEnclosingElement();
        }
        return ((PackageElement) outer).isUnnamed();
    }

    private static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            default -> "annotation";
        };
    }
}
