package dev.iotjobs.auditor.message.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The body of a message in the making: blocks with empty lines between them. Where they need more than {@value #LINES}
 * lines, names give way first and commands next, those at the bottom before those above, and the only name of a block
 * after the others. Counts and coverage stay.
 */
public final class Sheet {

    static final int LINES = 40;

    private final List<Block> blocks = new ArrayList<>();

    /** Lines that belong together. */
    public interface Block {

        /** Empty for a block that is not to be printed. */
        List<String> lines();

        /** Leaves the last name out that is not the only one, and counts it instead. False if there is none. */
        default boolean dropSpareName() {
            return false;
        }

        /** Leaves the last name out. False if there is none. */
        default boolean dropName() {
            return false;
        }

        /** Leaves the last command out, with what was said for its sake. False if there is none. */
        default boolean dropCommand() {
            return false;
        }
    }

    public Sheet add(Block block) {
        blocks.add(block);
        return this;
    }

    public Sheet addAll(List<? extends Block> some) {
        blocks.addAll(some);
        return this;
    }

    /** Lines that stay whatever the length is. */
    public Sheet add(List<String> lines) {
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
