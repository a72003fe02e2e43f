package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.NoticeText;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out a message whose findings are grouped by rule. Used for a first audit, for a summary, and for findings that
 * come with new rules or settings.
 */
final class OverviewLayout implements Layout {

    private static final String REPLACES =
            "This message covers all open findings. It replaces what earlier messages said.";

    private final News news;

    OverviewLayout(News news) {
        this.news = news;
    }

    @Override
    public String what() {
        if (news.bad().isEmpty()) {
            return "summary, no open findings";
        }
        return switch (news.digest().occasion()) {
            case FIRST_AUDIT -> "first audit, " + ChangeTexts.findings(news.bad(), "", "");
            case SUMMARY -> "summary, " + ChangeTexts.findings(news.bad(), "open ", "");
            case CHANGES, URGENT -> ChangeTexts.findings(news.bad(), "", " not reported before");
        };
    }

    @Override
    public MessageBody body() {
        RuleEntries entries = new RuleEntries(news.bad());
        OtherChanges others = new OtherChanges(news);
        NoticeText notices = new NoticeText(news);
        List<Change> described = Stream.concat(others.described().stream(), notices.described().stream())
                .toList();
        FindingTexts texts = FindingTexts.of(news, entries.described(), described);
        MessageBody body = new MessageBody()
                .add(opening())
                .add(header())
                .addAll(entries.blocks(texts))
                .addAll(others.blocks(texts))
                .addAll(notices.blocks(texts))
                .add(new CoverageGaps(news))
                .add(MissingData.lines(news));
        return news.bad().isEmpty() ? body : body.add(ExemptHint.ofAny());
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>(Header.lines(news));
        lines.add(Header.openLine(news));
        return lines;
    }

    private String rest() {
        int waiting = news.digest().counts().waiting();
        return waiting == 0
                ? "You get mail from now on only when something changes."
                : Figures.count(waiting, "other finding follows", "other findings follow")
                        + " once every job has been described, or after 24 h at the latest.";
    }

    private List<String> opening() {
        String where = " in " + Figures.count(news.coverage().evaluated(), "job");
        if (news.bad().isEmpty()) {
            return List.of("Summary: no open findings" + where + ". This replaces what earlier messages said.");
        }
        return switch (news.digest().occasion()) {
            case FIRST_AUDIT ->
                List.of(
                        "First audit of this account: " + ChangeTexts.findings(news.bad(), "open ", where) + ".",
                        rest());
            case SUMMARY -> List.of("Summary: " + ChangeTexts.findings(news.bad(), "open ", where) + ".", REPLACES);
            case CHANGES, URGENT ->
                Sentences.lines(
                        "",
                        ChangeTexts.findings(news.bad(), "open ", "")
                                + ", not reported before: rules, settings or jobs are new to the audit.");
        };
    }
}
