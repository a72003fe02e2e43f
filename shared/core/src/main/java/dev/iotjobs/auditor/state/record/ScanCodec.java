package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.DocumentParameters.RunAs;
import dev.iotjobs.auditor.job.scan.Detector;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.job.scan.TextScan.Link;
import dev.iotjobs.auditor.job.scan.TextScan.Placeholder;
import dev.iotjobs.auditor.job.scan.TextScan.Secret;
import dev.iotjobs.auditor.job.scan.TextScan.Transport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads what a scan of a job's parameters found: secrets, URLs and placeholder text. Ignores results of
 * other versions of the scan.
 */
final class ScanCodec {

    private ScanCodec() {}

    /**
     * The given parameters if there is a scan result to store. Null if the job sets no parameters, or if they have no
     * result of the current scan version.
     */
    static @Nullable DocumentParameters stored(DocumentParameters parameters) {
        return parameters.names().isEmpty() || parameters.scan() == null ? null : parameters;
    }

    static Fields fields(DocumentParameters parameters) {
        TextScan scan = Objects.requireNonNull(parameters.scan());
        return new Fields()
                .number("version", TextScan.VERSION)
                .text("runAs", parameters.runAs().name())
                .flag("cut", scan.isCut() ? true : null)
                .texts("sought", scan.sought())
                .list(
                        "secrets",
                        orNull(scan.secrets()),
                        secret -> new Fields()
                                .text("by", secret.detector().name())
                                .text("path", secret.path())
                                .text("hash", secret.hash()))
                .list(
                        "links",
                        orNull(scan.links()),
                        link -> new Fields()
                                .text("by", link.transport().name())
                                .text("path", link.path())
                                .text("host", link.host())
                                .instant("ends", link.expiresAt()))
                .list(
                        "placeholders",
                        orNull(scan.placeholders()),
                        placeholder ->
                                new Fields().text("by", placeholder.pattern()).text("path", placeholder.path()));
    }

    private static <T> @Nullable List<T> orNull(List<T> found) {
        return found.isEmpty() ? null : found;
    }

    /** @param scan the stored results of the scan; null if none are stored */
    static DocumentParameters parameters(List<String> names, @Nullable Fields scan) {
        if (scan == null || !Objects.equals(scan.number("version"), (long) TextScan.VERSION)) {
            return new DocumentParameters(names, null, RunAs.UNSET);
        }
        return new DocumentParameters(
                names,
                new TextScan(
                        scan.list("secrets", ScanCodec::secret),
                        scan.list("links", ScanCodec::link),
                        scan.list("placeholders", ScanCodec::placeholder),
                        scan.texts("sought"),
                        Boolean.TRUE.equals(scan.flag("cut"))),
                RunAs.valueOf(required(scan, "runAs")));
    }

    private static Secret secret(Fields fields) {
        return new Secret(Detector.valueOf(required(fields, "by")), required(fields, "path"), required(fields, "hash"));
    }

    private static Link link(Fields fields) {
        return new Link(
                required(fields, "path"),
                Transport.valueOf(required(fields, "by")),
                required(fields, "host"),
                fields.instant("ends"));
    }

    private static Placeholder placeholder(Fields fields) {
        return new Placeholder(required(fields, "by"), required(fields, "path"));
    }

    private static String required(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw new IllegalArgumentException("field '" + name + "' is missing");
        }
        return text;
    }
}
