package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.document.Located.Entry;
import dev.iotjobs.auditor.policy.document.Located.Mapping;
import dev.iotjobs.auditor.policy.document.Located.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a mapping in a policy document, by name. A repeated name is a problem. */
final class Members {

    private final Node owner;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Members(Node owner) {
        this.owner = owner;
    }

    /**
     * Reads all members of the value of {@code owner}. Adds a problem if this value is not a mapping, and one for each
     * repeated name.
     */
    static Members of(Node owner, Problems problems) {
        Members members = new Members(owner);
        if (!(owner.value() instanceof Mapping(var entries, var _, var _))) {
            problems.error(owner, "must be a mapping, got " + owner.value().shown());
            return members;
        }
        Map<String, Text> first = new HashMap<>();
        for (Entry entry : entries) {
            Text key = entry.key();
            String path = (owner.path().isEmpty() ? "" : owner.path() + ".") + Shown.cut(key.value());
            Text earlier = first.putIfAbsent(key.value(), key);
            if (earlier == null) {
                members.nodes.put(key.value(), new Node(path, key, entry.value()));
            } else {
                problems.error(path, key, "is already set in line " + earlier.line());
            }
        }
        return members;
    }

    /**
     * Reads the members of the value of {@code owner}. Keeps only members with a valid name, and adds a problem for
     * each other member.
     *
     * @param noun what a member is, such as {@code rule}; for the text of a problem
     * @param valid the valid names
     */
    static Members of(Node owner, String noun, Collection<String> valid, Problems problems) {
        Members members = of(owner, problems);
        members.nodes.forEach((name, node) -> {
            if (!valid.contains(name)) {
                problems.error(node.path(), node.key(), "unknown " + noun + Names.hint(name, valid));
            }
        });
        members.nodes.keySet().retainAll(valid);
        return members;
    }

    Map<String, Node> all() {
        return nodes;
    }

    Optional<Node> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** A required member. Adds a problem if it is missing. */
    Optional<Node> require(String name, Problems problems) {
        if (owner.value() instanceof Mapping && !nodes.containsKey(name)) {
            problems.error(owner, "must have '" + name + "'");
        }
        return find(name);
    }

    /** The entries of a member that must be a list; an empty list if the member is missing. */
    List<Node> entries(String name, Problems problems) {
        return find(name).map(node -> node.entries(problems)).orElse(List.of());
    }
}
