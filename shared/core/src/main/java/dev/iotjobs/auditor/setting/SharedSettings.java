package dev.iotjobs.auditor.setting;

import java.time.Duration;
import java.util.List;

/** Settings that are not defined in one rule. Most are read by several rules, or by one rule and the audit. */
public final class SharedSettings {

    public static final Setting<Duration> GRACE = Setting.duration(
                    "grace",
                    Duration.ofMinutes(10),
                    Duration.ZERO,
                    Duration.ofDays(1),
                    "A defect that may disappear by itself is reported only on a job that is at least this old.")
            .shared();

    public static final Setting<Duration> SCHEDULE_SLACK = Setting.duration(
                    "scheduleSlack",
                    Duration.ofHours(1),
                    Duration.ofMinutes(30),
                    Duration.ofHours(15),
                    "A scheduled time without a time zone counts as past or future only if it is at least this"
                            + " far from now.")
            .shared();

    public static final Setting<Duration> AGES_OUT_AFTER = Setting.duration(
                    "agesOutAfter",
                    Duration.ofDays(30),
                    Duration.ofDays(1),
                    Duration.ofDays(365),
                    "How long after its end a job is still judged and its findings stay open.")
            .shared();

    public static final Setting<Duration> RECENT = Setting.duration(
                    "recent",
                    Duration.ofDays(7),
                    Duration.ofHours(1),
                    Duration.ofDays(90),
                    "Minimum length of the period that the rates of a CONTINUOUS job cover. The period begins when"
                            + " an audit stored the counters of the job, so it may be longer. Without counters that"
                            + " are old enough, the rates cover all executions.")
            .shared();

    /** Time after the first audit during which a job that was never described opens no finding. */
    public static final Setting<Duration> FIRST_COVERAGE = Setting.duration(
            "firstCoverage",
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofDays(7),
            "For this long after the first audit, the rule does not report jobs that no audit has described yet.");

    /** A setting of IOTJ-CFG-05 that IOTJ-GOV-03 also reads. */
    public static final Setting<Double> MEANINGLESS_PERCENT = Setting.percent(
            "meaninglessPercent",
            90,
            50,
            100,
            "Abort criteria do not count as protection if their threshold for FAILED is at least this high.");

    /** A setting of IOTJ-CFG-07 that IOTJ-GOV-03 also reads. */
    public static final Setting<Integer> MAXIMUM_PER_MINUTE = Setting.count(
            "maximumPerMinute",
            100,
            1,
            1_000,
            "things per minute",
            "Maximum number of devices that a rollout without an exponential rate may notify in a minute.");

    /**
     * The largest share of known jobs that may plausibly be deleted at once, in percent. If the number of jobs that
     * seem deleted exceeds both this share and {@link #BRAKE_COUNT}, the findings of these jobs stay open. They close
     * when a later audit or the user confirms the deletions.
     */
    public static final Setting<Double> BRAKE_PERCENT = Setting.percent(
            "brakePercent",
            10,
            1,
            100,
            "If more than this share of the known jobs, and more than brakeCount jobs, are gone at once, the"
                    + " findings of the missing jobs stay open until the deletions are confirmed.");

    public static final Setting<Integer> BRAKE_COUNT = Setting.count(
            "brakeCount",
            50,
            1,
            100_000,
            "jobs",
            "If more than this number of known jobs, and more than brakePercent of all known jobs, are gone at once,"
                    + " the findings of the missing jobs stay open until the deletions are confirmed.");

    /**
     * Patterns of placeholder text for rule IOTJ-SEC-12, in addition to built-in patterns. An audit looks for these
     * patterns when it describes a job.
     */
    public static final Setting<List<String>> PLACEHOLDERS = Setting.names(
            "placeholders",
            List.of(),
            "patterns",
            "Further patterns of placeholder text, with * and ? as wildcards. A pattern must match the whole value.");

    public static final Setting<List<String>> ALL_DEVICES_GROUPS = Setting.list(
            "allDevicesGroups",
            List.of("all", "all-devices", "all-things", "alldevices", "allthings"),
            "names or patterns of thing groups (case does not matter)",
            "Thing groups that hold all devices.");

    /** The settings that a policy sets once in {@code shared} for several rules. */
    public static final List<Setting<?>> ALL = List.of(GRACE, SCHEDULE_SLACK, AGES_OUT_AFTER, RECENT);

    private SharedSettings() {}
}
