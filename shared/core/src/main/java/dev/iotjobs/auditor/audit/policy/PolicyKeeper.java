package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.audit.policy.PolicyChoice.Configured;
import dev.iotjobs.auditor.audit.policy.PolicyChoice.Fixed;
import dev.iotjobs.auditor.audit.policy.PolicyChoice.InForce;
import dev.iotjobs.auditor.audit.policy.PolicyChoice.Named;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.PolicyUse.Cause;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyProblem;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import dev.iotjobs.auditor.policy.view.PolicyDifference;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.state.PolicyStore;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import dev.iotjobs.auditor.state.PolicyStore.Known;
import dev.iotjobs.auditor.state.PolicyStore.Stored;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which policy an audit uses, and stores the last valid policy. Each instance is used once. An instance stores
 * a policy only while the audit holds its leases.
 */
public final class PolicyKeeper {

    private static final int EXAMPLES = 3;

    private final PolicyStore store;
    private final Collection<RuleDefinition<?>> definitions;
    private final Instant now;
    private final boolean isFirst;

    /**
     * @param isFirst whether this is the first audit of the account; the policy of this audit is then not reported as a
     *     change from the built-in policy
     */
    public PolicyKeeper(PolicyStore store, Collection<RuleDefinition<?>> definitions, Instant now, boolean isFirst) {
        this.store = store;
        this.definitions = definitions;
        this.now = now;
        this.isFirst = isFirst;
    }

    /**
     * Decides which policy the audit uses.
     *
     * @throws PolicyRefusedException if a person chose a policy that the audit must not use
     */
    public PolicyInForce decide(PolicyChoice choice) {
        return switch (choice) {
            case Fixed(var policy) -> PolicyInForce.of(policy.get());
            case Configured configured -> new Decision(configured.documents()).configured(configured);
            case InForce(var documents) -> new Decision(documents).inForce();
            case Named named -> new Decision(named.documents()).named(named);
        };
    }

    /** Decides which policy one audit uses, from what was stored when the decision began. */
    private final class Decision {

        private final Documents documents;
        private final Stored stored = store.read();

        Decision(Documents documents) {
            this.documents = documents;
        }

        PolicyInForce configured(Configured configured) {
            PolicySource source = configured.source();
            if (source == null) {
                return keep(Document.BUILT_IN, documents.builtIn())
                        .with(new PolicyUse.NotConfigured(), configured.region());
            }
            PolicyInForce decided = switch (source.read()) {
                case Answer.Unreadable(var reason, var deniedAction) ->
                    replaced(source, "", null, new Cause.Unreadable(reason, deniedAction));
                case Answer.Document(var text, var version, var changedAt) -> {
                    PolicyReading reading = documents.parse(text);
                    yield reading.policy()
                            .map(policy -> keep(new Document(text, source.name(), version), policy))
                            .orElseGet(() -> replaced(source, version, changedAt, invalid(reading)));
                }
            };
            boolean isReplaced = decided.use() instanceof PolicyUse.Replaced;
            return decided.with(isReplaced ? decided.use() : new PolicyUse.InForce(), configured.region());
        }

        /** The policy that replaces the configured one: the last valid policy, or else the built-in policy. */
        private PolicyInForce replaced(PolicySource source, String version, @Nullable Instant changedAt, Cause cause) {
            Document last = stored.inForce();
            Policy valid = last == null || last.isBuiltIn()
                    ? null
                    : documents.read(last).policy().orElse(null);
            if (last == null || valid == null) {
                PolicyUse use = new PolicyUse.Replaced(source.name(), version, changedAt, cause, "", null);
                return PolicyInForce.of(documents.builtIn()).with(use, "");
            }
            PolicyUse use =
                    new PolicyUse.Replaced(source.name(), version, changedAt, cause, last.version(), stored.since());
            return going(last, valid, stored.known()).with(use, "");
        }

        PolicyInForce inForce() {
            Document last = stored.inForce();
            if (last == null) {
                requireReadable();
                return PolicyInForce.of(documents.builtIn());
            }
            Policy policy = documents
                    .read(last)
                    .policy()
                    .orElseThrow(() -> new PolicyRefusedException("the policy in force, from " + last.source()
                            + ", is not valid in this version of the auditor: give another policy with --policy and"
                            + " --adopt"));
            return going(last, policy, stored.known());
        }

        PolicyInForce named(Named named) {
            Document last = stored.inForce();
            Policy policy = documents.read(named.document()).policy().orElseThrow();
            if (last == null && !named.isAdopted()) {
                requireReadable();
            }
            if (last == null || named.isAdopted()) {
                return keep(named.document(), policy);
            }
            List<String> changes = changes(last, policy);
            if (!changes.isEmpty()) {
                int more = changes.size() - 1;
                throw new PolicyRefusedException(named.document().source() + ": differs from the policy in force, which"
                        + " is from " + last.source() + ": " + changes.getFirst()
                        + (more == 0 ? "" : ", and " + Figures.count(more) + " more")
                        + "; add --dry-run to try it, or --adopt to put it in force");
            }
            return going(last, policy, stored.known());
        }

        private void requireReadable() {
            if (stored.item() != null) {
                throw new PolicyRefusedException("the policy in force is stored in a form that this version cannot"
                        + " read: give another policy with --policy and --adopt");
            }
        }

        /**
         * Puts a valid policy document in force. Stores the document if its text differs from that of the policy in
         * force.
         */
        private PolicyInForce keep(Document document, Policy policy) {
            Document last = stored.inForce();
            if (stored.item() == null && document.isBuiltIn()) {
                return PolicyInForce.of(policy); // without a stored policy, the built-in policy is in force
            }
            if (last != null && last.hash().equals(document.hash())) {
                return going(document, policy, stored.known());
            }
            Known known = stored.known().hash() == null ? knownBefore(document) : stored.known();
            if (!store.put(document, now, known.hash(), stored)) {
                throw new StoreException(
                        "another run put a policy in force at the same time, so this audit stopped; the next audit"
                                + " decides again which policy is in force",
                        null);
            }
            return going(document, policy, known);
        }

        /**
         * The policy that subscribers are assumed to know, because the state table does not say which policy they know.
         * At the account's first audit, the assumed policy is {@code first}; later, it is the built-in policy. Returns
         * {@link Known#UNREADABLE} if the stored item cannot be read.
         *
         * @param first the policy that this audit uses
         */
        private Known knownBefore(Document first) {
            if (stored.item() != null) {
                return Known.UNREADABLE;
            }
            // No message of the first audit reports a change of the policy
            Document document = isFirst ? first : Document.BUILT_IN;
            return new Known(document.hash(), document.text(), Map.of(), 0);
        }

        private PolicyInForce going(Document document, Policy policy, Known known) {
            List<String> changes = document.hash().equals(known.hash()) ? List.of() : changes(known, policy);
            PolicyInForce.Stored notices = new PolicyInForce.Stored(document, changes, known);
            return new PolicyInForce(policy, new PolicyUse.NotRead(), "", notices);
        }

        private List<String> changes(Known known, Policy after) {
            if (known.hash() == null) {
                return List.of();
            }
            return known.text() == null
                    ? List.of("the changes cannot be listed, because the earlier policy cannot be read")
                    : changes(new Document(known.text(), "", ""), after);
        }

        private List<String> changes(Document before, Policy after) {
            return documents
                    .read(before)
                    .policy()
                    .map(old -> PolicyDifference.between(old, after, definitions).stream()
                            .map(PolicyDifference.Change::text)
                            .toList())
                    .orElse(List.of(
                            "the changes cannot be listed, because the earlier policy is not valid in this version of"
                                    + " the auditor"));
        }
    }

    private static Cause invalid(PolicyReading reading) {
        List<String> examples = reading.problems().stream()
                .filter(PolicyProblem::isError)
                .limit(EXAMPLES)
                .map(PolicyProblem::inDocument)
                .toList();
        return new Cause.Invalid(reading.errors(), examples);
    }
}
