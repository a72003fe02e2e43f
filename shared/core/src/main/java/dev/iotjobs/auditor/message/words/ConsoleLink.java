package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Subject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address at which the AWS console shows a job. Only jobs in the partition {@code aws} have an address. */
public final class ConsoleLink {

    // AWS does not document the addresses. They were checked in this partition only
    private static final String CHECKED_PARTITION = "aws";
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ConsoleLink() {}

    /** Two lines: a title, and the address of the job in the AWS console. Empty if {@link #address} is empty. */
    public static List<String> of(Subject subject) {
        return address(subject)
                .map(address -> List.of("Job in the console:", address))
                .orElse(List.of());
    }

    /**
     * The URL of the job's page in the AWS console. Empty if the subject is not a job in a Region of the partition
     * {@code aws}.
     */
    public static Optional<String> address(Subject subject) {
        if (!(subject instanceof Subject.OfJob(JobKey job))
                || !job.partition().equals(CHECKED_PARTITION)
                || !REGION.matcher(job.region()).matches()) {
            return Optional.empty();
        }
        return Optional.of("https://" + job.region() + ".console.aws.amazon.com/iot/home?region=" + job.region()
                + "#/job/" + encoded(job.jobId()));
    }

    /** The job id with {@code %XX} for each byte that is not a letter, a digit, {@code -}, {@code _} or {@code .}. */
    private static String encoded(String jobId) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : jobId.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(one)) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append(HEX.toHexDigits(one));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(byte one) {
        boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
        boolean digit = one >= '0' && one <= '9';
        return letter || digit || one == '-' || one == '_' || one == '.';
    }
}
