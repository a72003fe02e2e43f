package dev.iotjobs.auditor.export;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An exemption of the policy in force.
 *
 * @param expires the first day on which the exemption is not valid; null if it does not expire
 * @param reviewBy the day by which a person has to review the exemption; null if it needs no review
 * @param findings number of open findings that the exemption suppresses
 */
public record ReportedExemption(
        String accountId,
        String id,
        String reason,
        String owner,
        @Nullable String ticket,
        @Nullable LocalDate expires,
        @Nullable LocalDate reviewBy,
        long findings) {}
