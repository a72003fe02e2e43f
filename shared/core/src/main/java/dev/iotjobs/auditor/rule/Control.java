package dev.iotjobs.auditor.rule;

/**
 * A control to which a rule contributes, from a security or operations framework.
 *
 * @param isStated whether the text of the framework states what the rule checks; false if only the title suggests it
 */
public record Control(String framework, String id, boolean isStated) {

    /** A best practice that the AWS Well-Architected IoT Lens states. */
    public static Control iotLens(String id) {
        return new Control("IoT Lens", id, true);
    }

    /** A control of NIST SP 800-53 revision 5. */
    public static Control nist(String id) {
        return new Control("NIST 800-53", id, false);
    }

    /** A control of CIS Critical Security Controls version 8. */
    public static Control cis(String id) {
        return new Control("CIS Controls", id, false);
    }

    /** A control of ISO/IEC 27001:2022, annex A. */
    public static Control iso27001(String id) {
        return new Control("ISO 27001", id, false);
    }

    /** A control whose title fits the rule. The text of the framework does not state what the rule checks. */
    public static Control inferred(String framework, String id) {
        return new Control(framework, id, false);
    }

    /** Framework and id, such as {@code NIST 800-53 SI-2}. */
    @Override
    public String toString() {
        return framework + " " + id;
    }
}
