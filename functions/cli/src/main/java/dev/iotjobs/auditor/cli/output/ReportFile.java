package dev.iotjobs.auditor.cli.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes reports to files or to standard output. A regular file is written in full or not at all. */
public final class ReportFile {

    private static final int BUFFER = 1 << 16;

    private ReportFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The reason why the file cannot be written; empty if no reason is known. */
    public static Optional<String> problem(Path file) {
        Path folder = folder(file);
        if (file.toString().isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (Files.isDirectory(file)) {
            return Optional.of("'" + file + "' is a directory");
        }
        if (!Files.exists(folder)) {
            return Optional.of("'" + file + "': the directory '" + folder + "' does not exist");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("'" + file + "': '" + folder + "' is not a directory");
        }
        boolean isWritable = isSpecial(file) ? Files.isWritable(file) : Files.isWritable(folder);
        return isWritable ? Optional.empty() : Optional.of("'" + file + "': no permission to write there");
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** Whether the path names a device, a pipe or another special file, which cannot be replaced. */
    private static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /**
     * Writes a file. An existing file is replaced only after the whole content is written. A symbolic link stays, and
     * its target is replaced.
     *
     * @throws UnwritableException if the file cannot be written; an existing regular file is then unchanged
     * @throws IOException if the content cannot be made
     */
    public static void write(Path file, Content content) throws IOException {
        if (isSpecial(file)) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                write(out, content);
            } catch (FileSystemException e) {
                throw new UnwritableException(reason(e), e);
            }
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        // Removes the temporary file if Ctrl-C ends the process. A complete report leaves no temporary file
        part.toFile().deleteOnExit();
        try {
            writeNew(part, content);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeNew(Path part, Content content) throws IOException {
        OutputStream opened;
        try {
            opened = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UnwritableException(reason(e), e);
        }
        try (OutputStream out = opened) {
            write(out, content);
        }
    }

    private static void move(Path part, Path target) {
        try {
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UnwritableException(reason(e), e);
        }
    }

    /**
     * Writes to standard output, and stops at the first write that fails.
     *
     * @throws UnwritableException if standard output cannot be written
     * @throws IOException if the content cannot be made
     */
    public static void write(PrintStream out, Content content) throws IOException {
        write(new CheckedOutput(out), content);
    }

    private static void write(OutputStream out, Content content) throws IOException {
        Watched watched = new Watched(out);
        try {
            OutputStream buffered = new BufferedOutputStream(watched, BUFFER);
            content.writeTo(buffered);
            buffered.flush();
        } catch (IOException | RuntimeException e) {
            // If no write failed, the content could not be made
            IOException failure = watched.failure;
            if (failure != null) {
                throw new UnwritableException(reason(failure), failure);
            }
            throw e;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return String.valueOf(reason == null ? failure.getMessage() : reason);
    }

    /** A stream that remembers its first failed write. */
    private static final class Watched extends FilterOutputStream {

        private @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
