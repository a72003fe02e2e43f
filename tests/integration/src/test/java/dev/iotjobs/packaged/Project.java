package dev.iotjobs.packaged;

import java.nio.file.Path;

/** Finds files of this repository. */
final class Project {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path ZIP = ROOT.resolve("functions/audit/target/audit.zip");
    static final Path TEMPLATE = ROOT.resolve("template.yaml");
    static final Path EVENTS = ROOT.resolve("events");

    private Project() {}
}
