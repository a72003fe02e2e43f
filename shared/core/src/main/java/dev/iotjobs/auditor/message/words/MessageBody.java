package dev.iotjobs.auditor.message.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Builds the body of a message: blocks with empty lines between them. If the body has more than {@value #LINES} lines,
 * it is shortened in steps until it fits. First, each block drops the names that it lists, such as names of jobs, but
 * keeps one. Then it drops this name, and finally its commands. Each step begins with the lowest block. Counts and
 * coverage always stay.
 */
public final class MessageBody {

    static final int LINES = 40;

    private final List<Block> blocks = new ArrayList<>();

    /** A group of lines of a message, without an empty line between them. */
    public interface Block {

        /** The lines to print. Empty if the block is not printed. */
        List<String> lines();

        /**
         * Drops the last of the names that the block lists, such as names of jobs, but never its only name. Counts in
         * the block still include the dropped name. Returns false if nothing was dropped.
         */
        default boolean dropSpareName() {
            return false;
        }

        /**
         * Drops the last of the names that the block lists, such as names of jobs, even if it is the only name. Returns
         * false if no name was dropped.
         */
        default boolean dropName() {
            return false;
        }

        /** Drops the last command and the text that belongs to it. Returns false if it dropped nothing. */
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

    /** The whole body, shortened if necessary, without a line break at its end. */
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
