package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.MessageKind;
import dev.iotjobs.auditor.message.words.News;

/** The layout of one kind of message. {@code MessageTextTest} has a sample of each kind. */
interface Layout {

    /** The part of the message's subject line that says what happened. {@link #name} follows this part. */
    String what();

    /**
     * The name at the end of the message's subject line, such as a job id; empty for a line without a name. The caller
     * cuts a name that is too long.
     */
    default String name() {
        return "";
    }

    MessageBody body();

    static Layout of(News news) {
        boolean onlyBad = news.bad().size() == news.digest().changes().size()
                && news.digest().notices().isEmpty();
        if (news.digest().occasion() == Occasion.SUMMARY) {
            return new OverviewLayout(news);
        }
        if (news.digest().changes().isEmpty()) {
            return new NoticeLayout(news);
        }
        if (news.kind() == MessageKind.ALL_CLEAR) {
            return new AllClearLayout(news);
        }
        if (onlyBad && news.bad().stream().allMatch(CoverageLayout::isAboutCoverage)) {
            return new CoverageLayout(news);
        }
        if (news.kind() == MessageKind.FIRST_AUDIT) {
            return new OverviewLayout(news);
        }
        if (onlyBad && news.bad().size() == 1) {
            boolean isPolicy = PolicyLayout.isAboutPolicy(news.bad().getFirst());
            return isPolicy ? new PolicyLayout(news) : new SingleFindingLayout(news);
        }
        return news.only(Kind.BASELINE) ? new OverviewLayout(news) : new ChangesLayout(news);
    }
}
