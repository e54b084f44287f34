package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Secret;
import dev.launchway.library.file.File;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Components that are wrong in one way each. */
public final class Wrong {

    private static final Leaf SHARED = new Leaf("shared");

    private Wrong() {}

    @Component
    public static class Throwing {
        void configure(Configuration here) throws IOException {
            throw new IOException("no network\nsecond line");
        }
    }

    @Component
    public static class Speaking {
        void configure(Configuration here) {
            throw new IllegalArgumentException("say what is wrong");
        }
    }

    @Component
    public static class Initializing {
        void configure(Configuration here) {
            here.log(Constants.PORT);
        }

        static final class Constants {
            static final String PORT = Integer.toString(Integer.parseInt("none"));
        }
    }

    @Component
    public static class Recursive {
        @SuppressWarnings("InfiniteRecursion") // the point of it
        void configure(Configuration here) {
            configure(here);
        }
    }

    @Component
    public static class Dereferencing {
        @Attribute
        String name;

        void configure(Configuration here) {
            here.log(name.strip());
        }
    }

    @Component
    public static class Revealing {
        @Attribute
        Secret unused;

        @Attribute
        Secret password;

        void configure(Configuration here) {
            here.log(password.reveal());
        }
    }

    @Component
    public static class HandingOn {
        @Attribute
        Secret password;

        void configure(Configuration here) {
            here.log(Objects.requireNonNull(password).reveal());
        }
    }

    @Component
    public static class ProvidingASecret {
        @Attribute
        Secret password;

        @Provides("x:early")
        String early() {
            return password.reveal();
        }
    }

    @Component
    public static class NullBesideASecret {
        @Attribute
        Secret password;

        @Attribute
        String name;

        void configure(Configuration here) {
            here.log(name.strip());
        }
    }

    @Component
    public static class WithTypo {
        @Attribute
        int port = 1;

        void configure(Configuration here) {
            here.expand("{{ component.prot }}");
        }
    }

    @Component
    public static class NoResource {
        void configure(Configuration here) {
            here.resource("data.jsn");
        }
    }

    @Component
    public static class Initialized {
        @SubComponent
        Leaf leaf = new Leaf("x");
    }

    @Component
    public static class ProvidingNull {
        @Provides("x:early")
        String early() {
            return null;
        }
    }

    @Component
    public static class ProvidingNullField {
        @Provides("x:late")
        String late;
    }

    @Component
    public static class ProvidingNothing {
        @Provides("x:late")
        List<String> late = List.of();
    }

    @Component
    public static class ProvidingBadly {
        @Provides("x:early")
        String early() {
            throw new UnsupportedOperationException("too early");
        }
    }

    @Component
    public static class One {
        @Requires("x:late")
        String one;
    }

    @Component
    public static class Many {
        @Requires("x:late")
        List<String> many;
    }

    @Component
    public static class Here {
        @Requires(value = "x:late", from = Scope.SAME_HOST)
        List<String> many;
    }

    @Component
    public static class Selfish {
        @SubComponent
        Optional<Selfish> self = Optional.empty();

        void configure(Configuration here) {
            self = Optional.of(this);
        }
    }

    @Component
    public static class Endless {
        @SubComponent
        Optional<Endless> left = Optional.empty();

        @SubComponent
        Optional<Endless> right = Optional.empty();

        void configure(Configuration here) {
            left = Optional.of(new Endless());
            right = Optional.of(new Endless());
        }
    }

    @Component
    public static class Sharing {
        @SubComponent
        Leaf first;

        @SubComponent
        Leaf second;

        void configure(Configuration here) {
            Leaf shared = new Leaf("shared");
            first = new Leaf("a", shared);
            second = new Leaf("b", shared);
        }
    }

    @Component
    public static class Static {
        void configure(Configuration here) {
            here.add(SHARED);
        }
    }

    @Component
    public static class AddingText {
        void configure(Configuration here) {
            here.add("a text");
        }
    }

    @Component
    public static class AddingBroken {
        void configure(Configuration here) {
            try {
                here.add(new Speaking());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("never reached", e);
            }
        }
    }

    @Component
    public static class TwoBroken {
        @SubComponent
        Speaking first;

        @SubComponent
        Throwing second;

        void configure(Configuration here) {
            first = new Speaking();
            second = new Throwing();
        }
    }

    @Component
    public static class Managing {
        @SubComponent
        List<Manager> managers;

        void configure(Configuration here) {
            here.manage(here.map("own"), Aspect.CONTENT);
            managers = List.of(new Manager("own"), new Manager("/etc/x"), new Manager("/etc/x"));
        }
    }

    @Component
    public static class Manager {
        private final String path;

        Manager(String path) {
            this.path = path;
        }

        void configure(Configuration here) {
            here.manage(here.map(path), Aspect.CONTENT);
            here.manage(here.map(path), Aspect.MODE);
        }
    }

    @Component
    public static class LateAdder {
        @SubComponent
        Leaf leaf;

        private Configuration kept;

        @Provides("late:adder")
        String value;

        void configure(Configuration here) {
            kept = here;
            leaf = new Leaf("x");
            value = "v";
        }

        public void addNow() {
            kept.add(new Leaf("y"));
        }
    }

    @Component
    public static class Undeclared {
        void configure(Configuration here) {
            here.add(new Outer());
        }
    }

    @Component(adds = Outer.class)
    public static class Declared {
        void configure(Configuration here) {
            here.add(new Outer());
        }
    }

    @Component
    public static class Outer {
        @SubComponent
        Inner inner;

        void configure(Configuration here) {
            inner = new Inner();
        }
    }

    @Component
    public static class Inner {
        @Provides("x:inner")
        String value = "v";
    }

    @Component
    public static class Wider extends Inner {
        @Provides("x:wider")
        String more = "m";
    }

    @Component
    public static class WiderInField {
        @SubComponent
        Inner inner;

        void configure(Configuration here) {
            inner = new Wider();
        }
    }

    @Component
    public static class WithTemplate {
        @Attribute
        String word = "w";

        @SubComponent
        File config;

        void configure(Configuration here) {
            config = File.template("wrong.conf");
        }
    }
}
