package dev.iotjobs.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files are. */
final class Project {

    private Project() {}

    /** The folder of the SAM template, looked for from the working directory upwards. */
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
