package dev.iotjobs.auditor.message.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Builds the body of a message from blocks, with an empty line between two blocks. While the body has more than {@value
 * #LINES} lines, a block drops a name or, if no block can drop a name, a command. The last block drops first. Counts
 * and coverage always stay.
 */
public final class MessageBody {

    static final int LINES = 40;

    private final List<Block> blocks = new ArrayList<>();

    /** A group of lines of a message, without an empty line between them. */
    public interface Block {

        /** The lines to print. Empty if the block is not printed. */
        List<String> lines();

        /**
         * Drops the last name that the block shows, such as the name of a job. Never drops the only name. Counts still
         * include the dropped name. Returns false if nothing was dropped.
         */
        default boolean dropSpareName() {
            return false;
        }

        /**
         * Drops the last name that the block shows, such as the name of a job. Drops even the only name. Returns false
         * if nothing was dropped.
         */
        default boolean dropName() {
            return false;
        }

        /** Drops the last command and the text that belongs to this command. Returns false if nothing was dropped. */
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
        // Each block keeps one name, such as the name of a job, until no other name can be dropped
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
