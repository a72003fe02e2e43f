package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.text.Glob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the exemptions of a policy document. */
final class ExemptionsReader {

    private static final List<String> OTHERS =
            List.of("id", "rules", "reason", "owner", "ticket", "expires", "reviewBy");
    private static final List<String> MEMBERS =
            Stream.concat(OTHERS.stream(), SelectorReader.OF_EXEMPTION.stream()).toList();

    private final Catalogue catalogue;
    private final Set<Fact> facts;
    private final Problems problems;
    private final LocalDate today;
    private final SelectorReader selectors;
    private final Map<String, Located> ids = new HashMap<>();

    /** @param facts the facts that the policy document switches on */
    ExemptionsReader(Catalogue catalogue, Set<Fact> facts, Problems problems, LocalDate today) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.problems = problems;
        this.today = today;
        this.selectors = new SelectorReader(problems);
    }

    List<Exemption> read(Node node) {
        return node.entries(problems).stream()
                .flatMap(entry -> readOne(entry).stream())
                .toList();
    }

    private Optional<Exemption> readOne(Node node) {
        Members members = Members.of(node, "key", MEMBERS, problems);
        Optional<String> id = text(members, "id");
        id.ifPresent(text -> requireNew(text, members.find("id").orElse(node)));
        List<RuleDefinition<?>> exempted = new ArrayList<>();
        List<Glob> rules = rules(members, exempted);
        Selector what = selectors.read(members);
        checkSelector(node, members, what, exempted);
        Optional<String> reason = text(members, "reason");
        Optional<String> owner = text(members, "owner");
        Optional<String> ticket = members.find("ticket").flatMap(text -> text.text(problems));
        LocalDate expires = members.find("expires").flatMap(this::expiry).orElse(null);
        LocalDate reviewBy = members.find("reviewBy").flatMap(this::review).orElse(null);
        if (node.value() instanceof Located.Mapping
                && members.find("expires").isEmpty()
                && members.find("reviewBy").isEmpty()) {
            problems.error(node, "must have 'expires' or 'reviewBy', a date such as 2027-01-31");
        }
        if (id.isEmpty() || reason.isEmpty() || owner.isEmpty()) {
            return Optional.empty();
        }
        Exemption.Approval approval = new Exemption.Approval(reason.get(), owner.get(), ticket.orElse(null));
        return Optional.of(new Exemption(id.get(), rules, what, approval, expires, reviewBy));
    }

    private Optional<String> text(Members members, String name) {
        return members.require(name, problems).flatMap(node -> node.text(problems));
    }

    private void requireNew(String id, Node node) {
        Located earlier = ids.putIfAbsent(id, node.value());
        if (earlier != null) {
            problems.error(node, "the id " + node.value().shown() + " is already used in line " + earlier.line());
        }
    }

    private Optional<LocalDate> expiry(Node node) {
        Optional<LocalDate> date = node.date(problems);
        date.filter(day -> !today.isBefore(day))
                .ifPresent(day -> problems.warning(node, "expired on " + day + ": this exemption has no effect"));
        return date;
    }

    private Optional<LocalDate> review(Node node) {
        Optional<LocalDate> date = node.date(problems);
        date.filter(today::isAfter)
                .ifPresent(day -> problems.warning(
                        node,
                        "the review was due on " + day
                                + "; the exemption is still in effect: set a later day, or remove the exemption"));
        return date;
    }

    /**
     * Reads the rules of an exemption: globs that match rule ids.
     *
     * @param exempted list to which the method adds the rules of this version that the globs match
     */
    private List<Glob> rules(Members members, List<RuleDefinition<?>> exempted) {
        Optional<Node> node = members.require("rules", problems);
        List<Node> entries = node.map(list -> list.entries(problems)).orElse(List.of());
        node.filter(list -> list.value() instanceof Located.Sequence(var all, var _, var _) && all.isEmpty())
                .ifPresent(list -> problems.error(list, "must name a rule"));
        List<Glob> rules = new ArrayList<>();
        for (Node entry : entries) {
            entry.text(problems).ifPresent(text -> rules.addAll(rules(entry, text, exempted)));
        }
        return rules;
    }

    private List<Glob> rules(Node node, String text, List<RuleDefinition<?>> exempted) {
        Glob glob = new Glob(text);
        List<String> meant = catalogue.ruleIds().stream().filter(glob::matches).toList();
        if (meant.isEmpty()) {
            problems.error(node, "unknown rule " + node.value().shown() + Names.hint(text, catalogue.ruleIds()));
            return List.of();
        }
        List<String> refused =
                meant.stream().filter(id -> !catalogue.canBeExempted(id)).toList();
        if (refused.size() == meant.size()) {
            problems.error(node, String.join(", ", refused) + " cannot be exempted");
            return List.of();
        }
        if (!refused.isEmpty()) {
            problems.warning(node, "has no effect on " + String.join(", ", refused) + ", which cannot be exempted");
        }
        List<RuleDefinition<?>> built = meant.stream()
                .filter(catalogue::canBeExempted)
                .<RuleDefinition<?>>flatMap(id -> catalogue.rule(id).stream())
                .toList();
        if (built.isEmpty()) {
            problems.warning(node, RulesReader.LATER);
        }
        exempted.addAll(built);
        return refused.isEmpty()
                ? List.of(glob)
                : built.stream().map(rule -> new Glob(rule.id())).toList();
    }

    private void checkSelector(Node node, Members members, Selector what, List<RuleDefinition<?>> exempted) {
        if (!(node.value() instanceof Located.Mapping)) {
            return;
        }
        if (!SelectorReader.saysSomething(members, SelectorReader.OF_EXEMPTION)) {
            problems.error(
                    node,
                    "must select what it exempts, by at least one of "
                            + String.join(", ", SelectorReader.OF_EXEMPTION));
        }
        members.find("tags")
                .filter(_ -> !what.tags().isEmpty() && !facts.contains(Fact.TAGS))
                .ifPresent(tags -> problems.warning(
                        tags,
                        "has no effect on new findings, because audits do not read tags: set 'facts: { tags:"
                                + " on }'"));
        if (!exempted.isEmpty()
                && !what.saysNothingOfJobs()
                && exempted.stream().noneMatch(rule -> rule.judges().isOfJobs())) {
            members.find("rules")
                    .ifPresent(rules -> problems.error(
                            rules.path(),
                            rules.key(),
                            "these rules judge no jobs, so conditions on jobs match none of their findings: use only"
                                    + " 'subjects'"));
        }
    }
}
