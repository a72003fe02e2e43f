package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lays out the message that the audit does not use the configured policy. The message says why, which policy the audit
 * uses instead, and what to do.
 */
final class PolicyLayout implements Layout {

    private static final int EXAMPLES = 3;
    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";

    private final News news;
    private final Change change;
    private final FindingTexts texts;
    private final Evidence evidence;

    PolicyLayout(News news) {
        this.news = news;
        this.change = news.bad().getFirst();
        this.texts = FindingTexts.of(news, news.bad(), List.of());
        this.evidence = texts.finding(change).map(Finding::evidence).orElse(Evidence.none());
    }

    static boolean isAboutPolicy(Change change) {
        return change.key().ruleId().equals(RuleTexts.POLICY);
    }

    @Override
    public String what() {
        String inUse = fact("inForce").startsWith("the built-in") ? "built-in policy" : "last valid policy";
        return (isInvalid() ? "policy invalid, " : "policy cannot be read, ") + inUse + " in use";
    }

    @Override
    public MessageBody body() {
        String reason = texts.reason(change).map(Sentences::sentence).orElse("The configured policy is not in use.");
        return new MessageBody()
                .add(Sentences.lines("", reason))
                .add(facts())
                .add(defects())
                .add(whatToDo())
                .add(Sentences.lines(
                        "",
                        "Your latest policy changes, exemptions included, take effect when an audit can use the policy"
                                + " again."));
    }

    private List<String> facts() {
        String version = fact("version").isEmpty() ? "" : ", version " + fact("version");
        String changed = fact("changed").isEmpty() ? "" : ", changed " + fact("changed");
        List<String> lines = new ArrayList<>(Header.lines(news));
        lines.addAll(Sentences.lines("Policy    ", fact("source") + version + changed));
        lines.addAll(Sentences.lines("In use    ", fact("inForce")));
        lines.addAll(Sentences.lines(
                "Rule      ",
                texts.titleAndRule(change) + ", " + change.severity() + ", " + ChangeTexts.transition(change)));
        return lines;
    }

    private List<String> defects() {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= EXAMPLES; number++) {
            String defect = fact("defect" + number);
            if (!defect.isEmpty()) {
                lines.addAll(Sentences.lines(INDENT, DEEPER, defect));
            }
        }
        if (lines.isEmpty()) {
            return lines;
        }
        lines.addFirst("Defects");
        if (evidence.values().get("defects") instanceof Number count && count.intValue() > EXAMPLES) {
            lines.add(INDENT + "and " + Figures.count(count.intValue() - EXAMPLES) + " more");
        }
        return lines;
    }

    private List<String> whatToDo() {
        List<String> lines = new ArrayList<>();
        lines.add("What to do");
        if (!isInvalid()) {
            lines.addAll(Sentences.lines(INDENT, howToMakeReadable()));
            return lines;
        }
        lines.addAll(
                Sentences.lines(INDENT, "See all defects with their places, correct the file, and store it again:"));
        lines.add(DEEPER + "./audit policy validate policy.yaml");
        texts.steps(change, DEEPER).forEach(step -> lines.addAll(step.lines()));
        return lines;
    }

    private String howToMakeReadable() {
        String denied = fact("deniedAction");
        if (denied.isEmpty()) {
            return "Fix the cause that the first sentence names. If AWS failed, throttled or did not answer the call,"
                    + " there is nothing to fix: the next audit reads the policy again.";
        }
        return denied.startsWith("kms:")
                ? "Allow " + denied + " for the function's role, in the key policy of the KMS key that encrypts the"
                        + " parameter or configuration above."
                : "In IAM, grant " + denied + " on the parameter or configuration above to the function's role.";
    }

    private boolean isInvalid() {
        return evidence.values().containsKey("defects");
    }

    private String fact(String name) {
        return PlainText.line(Objects.toString(evidence.values().get(name), ""));
    }
}
