package dev.iotjobs.integration.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A log of a history, with one line for each event and call. Lines are kept only if the history will be printed. */
final class Story {

    private static final Pattern DULL = Pattern.compile("\\w+=(null|\\[]|\\{}),? ?|arn:aws:iot:|:" + World.ACCOUNT);
    private static final int LONGEST = 300;

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Story(boolean kept) {
        this.kept = kept;
    }

    void add(Instant at, String who, Supplier<String> what) {
        if (kept) {
            lines.add(at + " " + who + " " + what.get());
        }
    }

    /** Appends the result of a call to the last line of the log, which describes this call. */
    void answered(@Nullable Object answer) {
        if (kept) {
            lines.add(lines.removeLast() + " -> " + words(answer));
        }
    }

    /**
     * A short text for a value. Unset members and parts that are always the same are removed, and a long text is cut.
     */
    static String words(@Nullable Object what) {
        String words = DULL.matcher(String.valueOf(what)).replaceAll("");
        return words.substring(0, Math.min(words.length(), LONGEST));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
