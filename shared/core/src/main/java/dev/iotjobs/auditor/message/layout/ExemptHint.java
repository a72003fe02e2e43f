package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a message, and below them the command that exempts a finding. A message that is too long is sent without
 * this command.
 */
final class ExemptHint implements MessageBody.Block {

    private static final String COMMAND = "./audit exempt --rule ";
    private static final String PRINTS = "prints the lines to add to the policy";
    private static final String LEAD = "Intended? ";

    /** A name that can be written without quotes, both in a policy and in a shell. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_/-]*+");

    private final List<String> above;
    private final List<String> hint;
    private boolean dropped;

    private ExemptHint(List<String> above, List<String> hint) {
        this.above = above;
        this.hint = hint;
    }

    /** The commands that list and exempt findings, for a message with several findings. */
    static ExemptHint ofAny() {
        List<String> all = List.of(
                "List all  ./audit findings",
                "Report    ./audit report --out report.html   all of them as a page for a browser");
        return new ExemptHint(all, List.of("Exempt    " + COMMAND + "RULE --job PATTERN ...   " + PRINTS));
    }

    /**
     * A hint with the command that exempts one finding. The hint has no command if the rule cannot be exempted, or if
     * the name of the finding's subject needs quotes in a shell.
     *
     * @param above lines to print before the command
     */
    static ExemptHint of(FindingKey key, List<String> above) {
        boolean isJob = key.subject().job() != null;
        String name = isJob ? key.subject().name() : key.subject().id();
        if (!RuleTexts.canBeExempted(key.ruleId()) || !NAME.matcher(name).matches()) {
            return new ExemptHint(above, List.of());
        }
        List<String> hint = new ArrayList<>(
                Sentences.lines(LEAD, COMMAND + key.ruleId() + (isJob ? " --job " : " --subject ") + name + " ..."));
        hint.add(" ".repeat(LEAD.length()) + PRINTS);
        return new ExemptHint(above, hint);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(above);
        lines.addAll(dropped ? List.of() : hint);
        return lines;
    }

    @Override
    public boolean dropSpareName() {
        boolean drops = !dropped && !hint.isEmpty();
        dropped = true;
        return drops;
    }
}
