package dev.launchway.agent;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import java.util.List;

/** What the training deploys: a file of each kind. */
@Component("launchway-training")
final class TrainingComponent {

    @Attribute
    List<String> words = List.of("one", "two");

    @SubComponent
    @Template("training.txt")
    File template;

    @SubComponent
    File literal;

    /** Made by the engine. */
    TrainingComponent() {}

    void configure(Configuration here) {
        literal = File.at("sub/literal.txt")
                .content(here.expand("{{ host.name }}"))
                .mode("0600")
                .leading();
    }
}
