package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.policy.document.Located.Sequence;
import dev.iotjobs.auditor.text.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads selectors from a policy document. A selector says to which subjects an override or an exemption applies.
 * Reports patterns that no subject can match.
 */
record SelectorReader(Problems problems) {

    static final List<String> OF_OVERRIDE =
            List.of("jobIds", "targets", "tags", "origins", "targetSelection", "namespaceIds");
    static final List<String> OF_EXEMPTION = List.of("jobIds", "targets", "tags", "subjects");

    static final List<String> ORIGINS =
            Arrays.stream(Origin.values()).map(Origin::name).toList();
    static final List<String> SELECTIONS =
            List.of(TargetSelection.CONTINUOUS.value(), TargetSelection.SNAPSHOT.value());

    private static final Pattern JOB_IDS = Pattern.compile("[a-zA-Z0-9_*?-]+");
    private static final Pattern NAMESPACE_IDS = Pattern.compile("[a-zA-Z0-9_*?-]+");
    private static final Pattern WILDCARDS = Pattern.compile("[*?].*", Pattern.DOTALL);
    private static final String ARN = "arn:";
    private static final String GREENGRASS = "aws-gg-deployment";
    private static final String OTA = "AFR_OTA-";

    /** Reads the members of a mapping that belong to a selector. */
    Selector read(Members members) {
        return new Selector(
                globs(members, "subjects"),
                jobIds(members),
                targets(members),
                tags(members),
                origins(members),
                members.find("targetSelection")
                        .flatMap(node -> node.word(SELECTIONS, problems))
                        .map(TargetSelection::of)
                        .orElse(null),
                namespaceIds(members));
    }

    private List<Glob> globs(Members members, String name) {
        List<Glob> globs = new ArrayList<>();
        members.entries(name, problems)
                .forEach(node -> node.text(problems).map(Glob::new).ifPresent(globs::add));
        return globs;
    }

    private List<Glob> jobIds(Members members) {
        List<Glob> globs = new ArrayList<>();
        for (Node node : members.entries("jobIds", problems)) {
            node.text(problems).ifPresent(text -> {
                if (!JOB_IDS.matcher(text).matches()) {
                    problems.error(
                            node,
                            node.value().shown() + " can match no job: use only letters, digits, '_', '-', and"
                                    + " the wildcards '*' and '?'");
                }
                globs.add(new Glob(text));
            });
        }
        return globs;
    }

    private List<Glob> namespaceIds(Members members) {
        List<Glob> globs = new ArrayList<>();
        for (Node node : members.entries("namespaceIds", problems)) {
            node.text(problems).ifPresent(text -> {
                if (!NAMESPACE_IDS.matcher(text).matches()) {
                    problems.error(
                            node,
                            node.value().shown() + " can match no namespace: use only letters, digits, '_', '-', and"
                                    + " the wildcards '*' and '?'");
                }
                globs.add(new Glob(text));
            });
        }
        return globs;
    }

    private List<Glob> targets(Members members) {
        List<Glob> globs = new ArrayList<>();
        for (Node node : members.entries("targets", problems)) {
            node.text(problems).ifPresent(text -> {
                if (!canBeginWith(text, ARN)) {
                    problems.error(
                            node,
                            node.value().shown() + " can match no target, because targets are ARNs: write"
                                    + " '*:thinggroup/NAME' or '*:thing/NAME'");
                }
                globs.add(new Glob(text));
            });
        }
        return globs;
    }

    private Map<String, Glob> tags(Members members) {
        Map<String, Glob> tags = new LinkedHashMap<>();
        members.find("tags")
                .ifPresent(node -> Members.of(node, problems)
                        .all()
                        .forEach((key, value) ->
                                value.text(problems).map(Glob::new).ifPresent(glob -> tags.put(key, glob))));
        return tags;
    }

    private Set<Origin> origins(Members members) {
        Set<Origin> origins = EnumSet.noneOf(Origin.class);
        for (Node node : members.entries("origins", problems)) {
            node.word(ORIGINS, problems).map(Origin::valueOf).ifPresent(origins::add);
        }
        return origins;
    }

    /**
     * Adds a problem if {@code selector} can match no job, because its origins contradict its namespaces or its job
     * ids.
     */
    void requireConsistent(Selector selector, Node node) {
        if (selector.origins().isEmpty()) {
            return;
        }
        if (!selector.namespaceIds().isEmpty()
                && selector.origins().stream().noneMatch(origin -> hasNamespace(origin, selector.namespaceIds()))) {
            problems.error(
                    node,
                    "can match no job: jobs of " + names(selector.origins())
                            + " (see 'origins') are in none of the namespaces in 'namespaceIds'");
        }
        if (selector.origins().equals(Set.of(Origin.FREERTOS_OTA))
                && !selector.jobIds().isEmpty()
                && selector.jobIds().stream().noneMatch(glob -> canBeginWith(glob.pattern(), OTA))) {
            problems.error(
                    node,
                    "can match no job: ids of FREERTOS_OTA jobs (see 'origins') begin with '" + OTA
                            + "', and no pattern in 'jobIds' does");
        }
    }

    private static String names(Set<Origin> origins) {
        return String.join(", ", origins.stream().sorted().map(Origin::name).toList());
    }

    private static boolean hasNamespace(Origin origin, List<Glob> globs) {
        return switch (origin) {
            case SELF, FREERTOS_OTA, GREENGRASS_V1 -> globs.stream().anyMatch(glob -> glob.matches(""));
            case GREENGRASS -> globs.stream().anyMatch(glob -> glob.matches("") || glob.matches(GREENGRASS));
            case OTHER_SERVICE ->
                globs.stream().anyMatch(glob -> !glob.pattern().equals(GREENGRASS));
        };
    }

    /** Whether a text with this beginning can match the pattern. */
    private static boolean canBeginWith(String pattern, String beginning) {
        String literal = WILDCARDS.matcher(pattern).replaceFirst("");
        return literal.startsWith(beginning) || (!literal.equals(pattern) && beginning.startsWith(literal));
    }

    /** Whether at least one member with one of these names exists and is not an empty list or mapping. */
    static boolean saysSomething(Members members, List<String> names) {
        return names.stream()
                .flatMap(name -> members.find(name).stream())
                .anyMatch(node -> !(node.value() instanceof Sequence(var entries, var _, var _) && entries.isEmpty())
                        && !(node.value() instanceof Located.Mapping(var tags, var _, var _) && tags.isEmpty()));
    }
}
