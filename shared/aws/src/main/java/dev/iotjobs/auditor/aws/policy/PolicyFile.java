package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.policy.document.PolicyReader;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.RuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;

/** The file of a policy: UTF-8, at most 256 KB. What cannot be read is one problem with its place, never an exception. */
public final class PolicyFile {

    private static final int MOST_BYTES = 256 * 1_024;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Collection<RuleDefinition<?>> definitions;
    private final LocalDate today;

    /**
     * Reads policies for some rules.
     *
     * @param definitions of the rules of this version
     * @param today in UTC, which decides what has expired
     */
    public PolicyFile(Collection<RuleDefinition<?>> definitions, LocalDate today) {
        this.definitions = definitions;
        this.today = today;
    }

    /** The policy of a file. */
    public PolicyReading read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                return PolicyReading.unreadable(1, 1, "is a directory: must be a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return read(in);
            }
        } catch (NoSuchFileException _) {
            return PolicyReading.unreadable(1, 1, "does not exist");
        } catch (AccessDeniedException _) {
            return PolicyReading.unreadable(1, 1, "cannot be read: access denied");
        } catch (IOException | InvalidPathException e) {
            return PolicyReading.unreadable(1, 1, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * The policy of a stream, of which no more is read than a policy can have.
     *
     * @throws IOException if it cannot be read
     */
    public PolicyReading read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return PolicyReading.unreadable(1, 1, "is too large: a policy has at most 256 KB");
        }
        try {
            return PolicyReader.read(YamlReader.read(text(bytes)), definitions, today);
        } catch (UnreadableException e) {
            return PolicyReading.unreadable(e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private static String text(byte[] bytes) throws UnreadableException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw at(
                    text,
                    "is not UTF-8: byte 0x" + HexFormat.of().withUpperCase().toHexDigits(bytes[in.position()])
                            + "; save the file as UTF-8");
        }
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        int control = firstControl(content);
        if (control >= 0) {
            throw at(
                    content.substring(0, control),
                    "has the control character U+"
                            + HexFormat.of().withUpperCase().toHexDigits(content.charAt(control)));
        }
        return content;
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\u007f' || c == BYTE_ORDER_MARK) {
                return i;
            }
        }
        return -1;
    }

    /** @param before what stands before the place */
    private static UnreadableException at(String before, String message) {
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new UnreadableException(line, column, message);
    }
}
