package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.NoticeText;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;

/**
 * Lays out the all-clear message. No finding is open now except exempted ones, every job was evaluated, and no rule
 * lacked data.
 */
final class AllClearLayout implements Layout {

    /** Maximum number of exemptions that an all-clear message names. The message only counts further exemptions. */
    private static final int IDS = 5;

    private final News news;

    AllClearLayout(News news) {
        this.news = news;
    }

    @Override
    public String what() {
        return ChangeTexts.counted(Kind.RESOLVED, news.count(Kind.RESOLVED)) + ", no open findings";
    }

    @Override
    public MessageBody body() {
        int resolved = news.count(Kind.RESOLVED);
        String last = resolved == 1
                ? "The last open finding is resolved."
                : "The last " + Figures.count(resolved) + " open findings are resolved.";
        OtherChanges changes = new OtherChanges(news);
        NoticeText notices = new NoticeText(news);
        return new MessageBody()
                .add(List.of(last + " Nothing is open, and every job was evaluated."))
                .add(Header.lines(news))
                .add(changes.resolvedWithAge(FindingTexts.of(news, List.of(), changes.described())))
                .add(exempted())
                .addAll(notices.blocks(FindingTexts.of(news, List.of(), notices.described())));
    }

    private List<String> exempted() {
        int exempted = news.digest().counts().allExempted();
        if (exempted == 0) {
            return List.of();
        }
        List<String> ids = news.digest().counts().exempted().keySet().stream()
                .sorted()
                .map(PlainText::line)
                .toList();
        String more = ids.size() > IDS ? " and " + Figures.count(ids.size() - IDS) + " more" : "";
        return Sentences.lines(
                "",
                "Not counted as open: " + Figures.count(exempted, "exempted finding") + " ("
                        + String.join(", ", ids.subList(0, Math.min(IDS, ids.size()))) + more + ").");
    }
}
