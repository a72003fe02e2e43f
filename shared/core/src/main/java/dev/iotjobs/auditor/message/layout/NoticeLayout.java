package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.NoticeText;
import dev.iotjobs.auditor.message.words.Sheet;
import dev.iotjobs.auditor.message.words.Wording;
import java.util.List;

/** The message with notices about the policy only: no finding changed. */
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
    public Sheet body() {
        Wording wording = Wording.of(news, List.of(), notices.described());
        return new Sheet()
                .add(notices.opening())
                .add(Header.lines(news))
                .addAll(notices.blocks(wording))
                .add(notices.advice(wording))
                .add(notices.extension());
    }
}
