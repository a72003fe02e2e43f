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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Parses policy documents: YAML or JSON in UTF-8, at most 256 KB. The result for an invalid document has the problems,
 * each with line and column. Safe for use by several threads.
 */
public final class PolicyFormat {

    static final String TOO_LARGE = "is too large: a policy has at most 256 KB";

    private static final int MOST_BYTES = 256 * 1_024;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Collection<RuleDefinition<?>> definitions;
    private final InstantSource clock;

    /**
     * A parser for policies about these rules.
     *
     * @param definitions all rules of this program version
     * @param clock gives the current day in UTC, to detect expired exemptions
     */
    public PolicyFormat(Collection<RuleDefinition<?>> definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * Parses a policy from a stream. Stops reading when the policy document is larger than 256 KB.
     *
     * @throws IOException if the stream cannot be read
     */
    public PolicyReading read(InputStream in) throws IOException {
        try {
            return parse(text(in));
        } catch (UnreadableException e) {
            return e.reading();
        }
    }

    /** Parses a policy. The result also has the text. */
    public PolicyReading parse(String text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            PolicyReading reading = PolicyReader.read(YamlReader.read(content(text)), definitions, today);
            return new PolicyReading(reading.policy(), reading.problems(), text);
        } catch (UnreadableException e) {
            return e.reading();
        }
    }

    /**
     * Reads UTF-8 text from a stream, at most 256 KB. Does not parse the text.
     *
     * @throws UnreadableException if the text is too large or not UTF-8
     */
    static String text(InputStream in) throws IOException, UnreadableException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableException(1, 1, TOO_LARGE);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(left, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String wrong = HexFormat.of().withUpperCase().toHexDigits(bytes[left.position()]);
            throw at(text, "is not UTF-8: byte 0x" + wrong + "; save the file as UTF-8");
        }
        return text;
    }

    static boolean isTooLarge(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static String content(String text) throws UnreadableException {
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

    /**
     * Makes the exception for a problem. The exception has the problem's line and column, counted from 1.
     *
     * @param before all text before the problem
     */
    private static UnreadableException at(String before, String message) {
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new UnreadableException(line, column, message);
    }
}
