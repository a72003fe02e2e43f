package dev.iotjobs.auditor.export.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a finding: either the subject of the finding, or a target of the job.
 *
 * @param name name of the subject; null for a target
 * @param type CloudFormation's name of the resource type, such as {@code AWS::IoT::Thing}
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OcsfResource(
        String uid,
        @Nullable String name,
        String type,
        String region,
        String cloudPartition,
        Owner owner,
        int roleId,
        String role) {

    private static final int AFFECTED = 3;
    private static final int RELATED = 4;

    record Owner(OcsfFinding.Account account) {}

    static List<OcsfResource> of(Finding finding, AccountLabel account) {
        AccountRegion place = finding.key().place();
        Owner owner = new Owner(OcsfFinding.Account.of(account));
        Subject subject = finding.key().subject();
        List<OcsfResource> resources = new ArrayList<>();
        resources.add(
                resource(place, owner, subject.resourceArn(), subject.name(), type(subject), AFFECTED, "Affected"));
        finding.targets()
                .forEach(target ->
                        resources.add(resource(place, owner, target, null, typeOfTarget(target), RELATED, "Related")));
        return resources;
    }

    private static OcsfResource resource(
            AccountRegion place, Owner owner, String arn, @Nullable String name, String type, int roleId, String role) {
        return new OcsfResource(arn, name, type, place.region(), place.partition(), owner, roleId, role);
    }

    private static String type(Subject subject) {
        return switch (subject) {
            case Subject.OfJob _, Subject.OfDeletedJob _ -> "AWS::IoT::Job";
            case Subject.OfTarget(var _, var arn) -> typeOfTarget(arn);
            case Subject.OfQuota _ -> "AWS::ServiceQuotas::Quota";
            case Subject.OfRegion _, Subject.OfRule _, Subject.OfSiblings _ -> "AWS::::Account";
        };
    }

    private static String typeOfTarget(String arn) {
        return arn.contains(":thinggroup/") ? "AWS::IoT::ThingGroup" : "AWS::IoT::Thing";
    }
}
