package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.layout.RuleEntry.Detail;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a message that shows open findings grouped by rule. The first four rules have an entry each. One line
 * counts the other rules and their findings.
 */
final class RuleEntries {

    private static final int WITH_EXAMPLE = 3;
    private static final int ENTRIES = 4;

    private final List<Change> bad;
    private final List<RuleGroup> groups;

    /** @param bad the reopened, new, worsened and baseline findings, worst first */
    RuleEntries(List<Change> bad) {
        this.bad = bad;
        this.groups = RuleGroup.of(bad);
    }

    /** The examples that the message can show: the first finding of each rule that the message describes. */
    List<Change> described() {
        return groups.stream().limit(ENTRIES).map(RuleGroup::first).toList();
    }

    List<MessageBody.Block> blocks(FindingTexts texts) {
        boolean severalKinds = bad.stream().map(Change::kind).distinct().count() > 1;
        List<MessageBody.Block> blocks = new ArrayList<>();
        for (int i = 0; i < Math.min(ENTRIES, groups.size()); i++) {
            Detail detail = i < WITH_EXAMPLE ? Detail.NAMES : Detail.COUNT;
            blocks.add(new RuleEntry(i + 1, groups.get(i), texts, severalKinds, detail));
        }
        blocks.add(this::rest);
        blocks.add(this::baselineOnEndedJobs);
        return blocks;
    }

    private List<String> rest() {
        if (groups.size() <= ENTRIES) {
            return List.of();
        }
        int findings = groups.stream()
                .skip(ENTRIES)
                .mapToInt(group -> group.members().size())
                .sum();
        return List.of("and " + Figures.count(groups.size() - ENTRIES, "more rule") + ": "
                + Figures.count(findings, "finding"));
    }

    /**
     * The lines that count the baseline findings on jobs that had ended before this audit. Empty if there are no such
     * findings, or if the message names all of them.
     */
    private List<String> baselineOnEndedJobs() {
        int all = News.count(bad, News::isHistory);
        List<Change> examples =
                groups.stream().limit(WITH_EXAMPLE).map(RuleGroup::first).toList();
        int named = News.count(examples, News::isHistory);
        if (all == named) {
            return List.of();
        }
        String start = Figures.count(all) + " of the " + Figures.count(bad.size())
                + (all == 1 ? " is on a job" : " are on jobs") + " that had ended before this audit; ";
        if (named > 0) {
            return Sentences.lines(
                    "",
                    start + "only " + Figures.count(named) + " of these" + (named == 1 ? " is" : " are")
                            + " named here.");
        }
        return Sentences.lines("", start + (all == 1 ? "it is" : "they are") + " recorded and not named here.");
    }
}
