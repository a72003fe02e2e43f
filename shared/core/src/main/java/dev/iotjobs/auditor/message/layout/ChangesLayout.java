package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.NoticeText;
import dev.iotjobs.auditor.message.words.Section;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lays out the message about an audit's changes. First come open findings, either one by one or grouped by rule.
 * Resolved and closed findings follow.
 */
final class ChangesLayout implements Layout {

    /**
     * Maximum number of findings that are described one by one. If there are more, the message groups all findings by
     * rule.
     */
    private static final int ONE_BY_ONE = 5;

    /**
     * Maximum number of lines for findings that are described one by one. If more lines are needed, the message groups
     * the findings by rule.
     */
    private static final int ONE_BY_ONE_LINES = 30;

    /** The format of times that {@code ./audit findings --since} accepts. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final News news;

    ChangesLayout(News news) {
        this.news = news;
    }

    @Override
    public String what() {
        return ChangeTexts.forSubject(news);
    }

    @Override
    public MessageBody body() {
        OtherChanges others = new OtherChanges(news);
        NoticeText notices = new NoticeText(news);
        MessageBody body = new MessageBody()
                .add(Sentences.lines(
                        "", ChangeTexts.all(news) + alreadySent() + also(notices) + ". " + ChangeTexts.open(news)))
                .add(Header.lines(news));
        RuleEntries entries = new RuleEntries(news.bad());
        boolean few = news.bad().size() <= ONE_BY_ONE;
        FindingTexts texts = FindingTexts.of(news, few ? news.bad() : entries.described(), described(others, notices));
        List<Section> sections = few ? new FindingEntries(texts).sections(news) : List.of();
        boolean oneByOne = few && lines(sections) <= ONE_BY_ONE_LINES;
        body.addAll(oneByOne ? sections : entries.blocks(texts))
                .addAll(others.blocks(texts))
                .addAll(notices.blocks(texts));
        return body.add(new CoverageGaps(news)).add(MissingData.lines(news)).add(new Listing());
    }

    /** The command that lists the changes of this audit. A message that is too long drops this command first. */
    private final class Listing implements MessageBody.Block {

        private boolean dropped;

        @Override
        public List<String> lines() {
            return dropped
                    ? List.of()
                    : List.of("Changes   ./audit findings --since "
                            + MINUTE.format(news.digest().audited().at()));
        }

        @Override
        public boolean dropSpareName() {
            boolean drops = !dropped;
            dropped = true;
            return drops;
        }
    }

    private static List<Change> described(OtherChanges others, NoticeText notices) {
        return Stream.concat(others.described().stream(), notices.described().stream())
                .toList();
    }

    private static String also(NoticeText notices) {
        return notices.inShort().isEmpty() ? "" : "; " + notices.inShort();
    }

    private String alreadySent() {
        int sent = news.digest().counts().alreadySent();
        return sent == 0 ? "" : "; " + Figures.count(sent) + " critical, already sent";
    }

    private static int lines(List<Section> sections) {
        return sections.stream().mapToInt(section -> section.lines().size()).sum();
    }
}
