package dev.iotjobs.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of the project. */
final class Project {

    private Project() {}

    /** The folder with the SAM template: the working directory or one of its parents. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("template.yaml: not found in the working directory or above it");
        }
        return folder;
    }
}
