package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.rule.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The SNS attributes of a message, for filter policies of subscriptions. At most nine, each of limited size. */
public final class Attributes {

    private static final int MOST_VALUES = 100;

    private Attributes() {}

    public static List<MessageAttribute> of(News news) {
        List<MessageAttribute> attributes = new ArrayList<>();
        attributes.add(new MessageAttribute("schemaVersion", "Number", "1"));
        attributes.add(text("kind", news.kind().name()));
        news.severity().map(Severity::name).ifPresent(worst -> attributes.add(text("severity", worst)));
        news.resolvedSeverity().map(Severity::name).ifPresent(worst -> attributes.add(text("resolvedSeverity", worst)));
        attributes.add(text("numbers", Json.object(news.digest().numbers())));
        list("transitions", transitions(news)).ifPresent(attributes::add);
        list("rules", changed(news, change -> change.key().ruleId())).ifPresent(attributes::add);
        list("regions", changed(news, change -> change.key().place().region())).ifPresent(attributes::add);
        attributes.add(text("account", news.digest().audited().account().id()));
        return attributes;
    }

    private static MessageAttribute text(String name, String value) {
        return new MessageAttribute(name, "String", value);
    }

    private static Optional<MessageAttribute> list(String name, Collection<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new MessageAttribute(name, "String.Array", Json.array(values)));
    }

    private static List<String> changed(News news, Function<Change, String> what) {
        return news.digest().changes().stream()
                .map(what)
                .distinct()
                .sorted()
                .limit(MOST_VALUES)
                .toList();
    }

    /**
     * The kinds of changes in the message, by the names that filter policies of subscriptions use. Leaves out kinds
     * without such a name.
     */
    private static List<String> transitions(News news) {
        return Stream.of(Kind.values())
                .filter(kind -> news.count(kind) > 0)
                .flatMap(kind -> transition(kind).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> transition(Kind kind) {
        return switch (kind) {
            case NEW, BASELINE -> Optional.of("OPENED");
            case WORSENED, REOPENED, RESOLVED, CLOSED_WITH_JOB, AGED_OUT -> Optional.of(kind.name());
            case LOWERED, NOT_APPLICABLE, RULE_OFF, COVERED, EXEMPTED -> Optional.empty();
        };
    }
}
