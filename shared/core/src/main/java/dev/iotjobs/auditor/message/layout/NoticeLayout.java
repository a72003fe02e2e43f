package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.NoticeText;
import java.util.List;

/** Lays out a message that reports no change of a finding, only notices, for example about a changed policy. */
final class NoticeLayout implements Layout {

    private final News news;
    private final NoticeText notices;

    NoticeLayout(News news) {
        this.news = news;
        this.notices = new NoticeText(news);
    }

    @Override
    public String what() {
        return notices.inShort();
    }

    @Override
    public MessageBody body() {
        FindingTexts texts = FindingTexts.of(news, List.of(), notices.described());
        return new MessageBody()
                .add(notices.opening())
                .add(Header.lines(news))
                .addAll(notices.blocks(texts))
                .add(notices.advice(texts))
                .add(notices.extension());
    }
}
