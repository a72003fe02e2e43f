package dev.iotjobs.auditor.message.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Builds the body of a message: blocks with empty lines between them. If they need more than {@value #LINES} lines,
 * names are dropped first and commands next, those at the bottom before those above, and the only name of a block after
 * the others. Counts and coverage always stay.
 */
public final class MessageBody {

    static final int LINES = 40;

    private final List<Block> blocks = new ArrayList<>();

    /** A group of lines that belong together. */
    public interface Block {

        /** The lines; empty for a block that is not printed. */
        List<String> lines();

        /** Drops the last name that is not the only one, and counts it instead. Returns false if there is none. */
        default boolean dropSpareName() {
            return false;
        }

        /** Drops the last name. Returns false if there is none. */
        default boolean dropName() {
            return false;
        }

        /** Drops the last command with its sentences. Returns false if there is none. */
        default boolean dropCommand() {
            return false;
        }
    }

    public MessageBody add(Block block) {
        blocks.add(block);
        return this;
    }

    public MessageBody addAll(List<? extends Block> some) {
        blocks.addAll(some);
        return this;
    }

    /** Adds lines that are never dropped. */
    public MessageBody add(List<String> lines) {
        return add(() -> lines);
    }

    /** The body, without a line break at its end. */
    public String text() {
        List<String> lines = lines();
        while (lines.size() > LINES
                && (dropLast(Block::dropSpareName) || dropLast(Block::dropName) || dropLast(Block::dropCommand))) {
            lines = lines();
        }
        return String.join("\n", lines);
    }

    private boolean dropLast(Predicate<Block> drop) {
        return blocks.reversed().stream().anyMatch(drop);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            List<String> more = block.lines();
            if (!more.isEmpty() && !lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(more);
        }
        return lines;
    }
}
