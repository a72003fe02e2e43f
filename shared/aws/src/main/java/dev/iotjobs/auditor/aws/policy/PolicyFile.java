package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a policy from a file. */
public final class PolicyFile implements PolicySource {

    private final String file;

    /** @param file path of a file that need not exist */
    public PolicyFile(String file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file;
    }

    @Override
    public Answer read() {
        try {
            return new Answer.Document(text(), "", null);
        } catch (UnreadableException e) {
            return new Answer.Unreadable("the file " + e.withPlace(), "");
        }
    }

    /**
     * Reads and parses the current content of the file. If the file cannot be read, the result has one problem, which
     * says why.
     */
    public PolicyReading reading(PolicyFormat format) {
        try {
            return format.parse(text());
        } catch (UnreadableException e) {
            return e.reading();
        }
    }

    private String text() throws UnreadableException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new UnreadableException(1, 1, "is a directory: must be a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return PolicyFormat.text(in);
            }
        } catch (NoSuchFileException _) {
            throw new UnreadableException(1, 1, "does not exist");
        } catch (AccessDeniedException _) {
            throw new UnreadableException(1, 1, "cannot be read: access denied");
        } catch (IOException | InvalidPathException e) {
            throw new UnreadableException(1, 1, "cannot be read: " + e.getMessage());
        }
    }
}
