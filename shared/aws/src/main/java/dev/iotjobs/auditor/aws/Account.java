package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.rule.Place;

/**
 * The account that is audited.
 *
 * @param partition such as {@code aws}, {@code aws-cn}, {@code aws-eusc} or {@code aws-us-gov}
 * @param id twelve digits
 */
public record Account(String partition, String id) {

    Place in(String region) {
        return new Place(partition, id, region);
    }
}
