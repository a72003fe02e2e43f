package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Notice;
import dev.iotjobs.auditor.message.Notice.ExemptionDue;
import dev.iotjobs.auditor.message.Notice.PolicyChanged;
import dev.iotjobs.auditor.message.words.Section.Entry;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The notices of a message in words: that the policy changed, and which exemptions expire or need a review. */
public final class NoticeText {

    private static final int NAMED = 5;
    private static final int ID_LENGTH = 40;
    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";

    private final News news;
    private final Optional<PolicyChanged> policy;
    private final List<ExemptionDue> exemptions;

    public NoticeText(News news) {
        this.news = news;
        this.policy = of(PolicyChanged.class).stream().findFirst();
        this.exemptions = of(ExemptionDue.class).stream()
                .sorted(Comparator.comparing(ExemptionDue::day)
                        .thenComparing(due -> due.exemption().id()))
                .toList();
    }

    private <T extends Notice> List<T> of(Class<T> type) {
        return news.digest().notices().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * A short text of the notices, for example {@code the policy changed, exemption EX-14 expires on 2026-12-05}. Empty
     * if there are no notices.
     */
    public String inShort() {
        StringJoiner all = new StringJoiner(", ");
        policy.ifPresent(_ -> all.add("the policy changed"));
        if (exemptions.size() == 1) {
            all.add(inShort(exemptions.getFirst()));
        } else if (!exemptions.isEmpty()) {
            all.add(Figures.count(exemptions.size()) + " exemptions expire or need a review by "
                    + exemptions.getLast().day());
        }
        return all.toString();
    }

    private static String inShort(ExemptionDue due) {
        return "exemption " + id(due) + (due.isReview() ? " needs a review by " : " expires on ") + due.day();
    }

    private static String id(ExemptionDue due) {
        return PlainText.line(due.exemption().id(), ID_LENGTH);
    }

    /**
     * The exempted findings that the notices of the message name one by one: at most five for each exemption that soon
     * expires or needs a review.
     */
    public List<Change> described() {
        return exemptions.stream()
                .flatMap(due -> due.findings().stream().limit(NAMED))
                .toList();
    }

    /** The first sentences of a message that has only notices. */
    public List<String> opening() {
        StringJoiner sentences = new StringJoiner(" ");
        policy.ifPresent(_ -> sentences.add("The policy changed: audits now use the new one."));
        if (exemptions.size() == 1) {
            sentences.add(sentence(exemptions.getFirst()));
        } else if (!exemptions.isEmpty()) {
            sentences.add(Sentences.sentence(
                    Figures.count(exemptions.size()) + " exemptions expire or need a review within a week"));
        }
        return Sentences.lines("", sentences.toString());
    }

    private String sentence(ExemptionDue due) {
        long days = Math.max(1, ChronoUnit.DAYS.between(today(), due.day()));
        String when = " in " + Figures.count(days, "day") + ".";
        int open = due.findings().size();
        String what = "Exemption " + id(due) + (due.isReview() ? " needs a review" : " expires") + when;
        if (open == 0) {
            return what + " It exempts no open finding; no action is needed.";
        }
        String findings = " " + Figures.count(open, "open finding is", "open findings are") + " exempted by it";
        return what + findings + (due.isReview() ? "." : " and will be reported again.");
    }

    private LocalDate today() {
        Instant at = news.digest().audited().at();
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /**
     * The blocks of all notices. First comes a block with the changes of the policy, if it changed. Each exemption that
     * expires or needs a review has two blocks: its data, and the findings that it exempts.
     */
    public List<MessageBody.Block> blocks(FindingTexts texts) {
        List<MessageBody.Block> blocks = new ArrayList<>();
        policy.ifPresent(changed -> blocks.add(changes(changed)));
        exemptions.forEach(due -> {
            blocks.add(() -> facts(due));
            blocks.add(exempted(due, texts));
        });
        return blocks;
    }

    private static Section changes(PolicyChanged changed) {
        List<Entry> entries = changed.changes().stream()
                .limit(NAMED)
                .map(change -> Entry.ofName(1, Sentences.lines(INDENT, DEEPER, PlainText.line(change))))
                .toList();
        return new Section("POLICY CHANGED", entries, changed.changes().size() - entries.size());
    }

    private static List<String> facts(ExemptionDue due) {
        Notice.Exempting exemption = due.exemption();
        String ticket = exemption.ticket() == null ? "" : ", ticket " + PlainText.line(exemption.ticket());
        List<String> lines = new ArrayList<>(Sentences.lines(
                "Exemption  ",
                id(due) + ": " + PlainText.line(exemption.reason()) + " (owner " + PlainText.line(exemption.owner())
                        + ticket + ")"));
        lines.add((due.isReview() ? "Review by  " : "Expires    ") + due.day() + " 00:00 UTC");
        return lines;
    }

    private static Section exempted(ExemptionDue due, FindingTexts texts) {
        List<Entry> entries = due.findings().stream()
                .limit(NAMED)
                .map(change -> new Entry(
                        1,
                        "  " + change.severity() + "  " + texts.titleAndRule(change),
                        Sentences.lines(DEEPER, texts.place(change)),
                        Sentences.lines(DEEPER, texts.place(change))))
                .toList();
        return new Section("Exempted now", entries, due.findings().size() - entries.size());
    }

    /** How to fix the finding whose exemption expires. Empty unless there is exactly one such finding. */
    public List<String> advice(FindingTexts texts) {
        List<String> lines = new ArrayList<>();
        List<ExemptionDue> ending =
                exemptions.stream().filter(due -> !due.isReview()).toList();
        Collection<Change> findings =
                ending.stream().flatMap(due -> due.findings().stream()).toList();
        if (findings.size() == 1) {
            texts.firstStep(findings.iterator().next(), INDENT).ifPresent(step -> {
                lines.add("Fix it before then:");
                lines.addAll(step.lines().isEmpty() ? Sentences.lines(INDENT, step.purpose()) : step.lines());
            });
        }
        return lines;
    }

    /**
     * How to extend exemptions that expire, or confirm exemptions after a review. Empty if no notice is about an
     * exemption.
     */
    public List<String> extension() {
        List<String> lines = exemptions.stream()
                .map(due -> "change \"" + (due.isReview() ? "reviewBy" : "expires") + "\" of " + id(due))
                .toList();
        boolean onlyReviews = exemptions.stream().allMatch(ExemptionDue::isReview);
        return lines.isEmpty()
                ? List.of()
                : Sentences.lines(
                        "",
                        (onlyReviews ? "To confirm " : "To extend ")
                                + (lines.size() == 1 ? "it: " : "them: ")
                                + String.join(", ", lines)
                                + " in the policy.");
    }
}
