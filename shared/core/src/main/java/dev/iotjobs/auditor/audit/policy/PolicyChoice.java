package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which policy audits go by. */
public sealed interface PolicyChoice {

    /**
     * This one; what is stored of policies is neither read nor written. For dry runs.
     *
     * @param policy asked for once in each audit
     */
    record Fixed(Supplier<Policy> policy) implements PolicyChoice {}

    /**
     * The one that the installation is configured with; while it cannot be used, the last valid one, else the built-in one.
     *
     * @param source null if none is configured: the built-in policy is in force
     * @param region whose finding says that it cannot be used
     */
    record Configured(@Nullable PolicySource source, String region, Documents documents) implements PolicyChoice {}

    /** The one in force, as an earlier audit stored it; the built-in one where none did. For a person who names none. */
    record InForce(Documents documents) implements PolicyChoice {}

    /**
     * One that a person named.
     *
     * @param document valid
     * @param isAdopted whether it takes the place of another one that is in force
     */
    record Named(Document document, boolean isAdopted, Documents documents) implements PolicyChoice {}
}
