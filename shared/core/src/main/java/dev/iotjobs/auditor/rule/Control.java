package dev.iotjobs.auditor.rule;

/**
 * A control of a framework that a rule serves.
 *
 * @param isStated whether the framework says so itself; else it is our reading of the control's title
 */
public record Control(String framework, String id, boolean isStated) {

    /** A best practice of the AWS Well-Architected IoT Lens, which states it. */
    public static Control iotLens(String id) {
        return new Control("IoT Lens", id, true);
    }

    /** NIST SP 800-53 revision 5. */
    public static Control nist(String id) {
        return new Control("NIST 800-53", id, false);
    }

    /** CIS Critical Security Controls version 8. */
    public static Control cis(String id) {
        return new Control("CIS Controls", id, false);
    }

    /** ISO/IEC 27001:2022, annex A. */
    public static Control iso27001(String id) {
        return new Control("ISO 27001", id, false);
    }

    /** Another framework. */
    public static Control inferred(String framework, String id) {
        return new Control(framework, id, false);
    }

    /** Such as {@code NIST 800-53 SI-2}. */
    @Override
    public String toString() {
        return framework + " " + id;
    }
}
