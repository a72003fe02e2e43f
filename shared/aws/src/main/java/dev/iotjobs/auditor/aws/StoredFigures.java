package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.util.Optional;

/** Reads figures that audits stored about a rule, for a command that runs no audit. */
public final class StoredFigures {

    private StoredFigures() {}

    /**
     * Reads the figures about a rule from the last audits of the caller's account. Empty if these audits stored none.
     *
     * @param settings name and Region of the state table; the default Region is used if none is set
     * @param patience time-out of each call; no call is retried
     * @throws SettingsException if the settings cannot be used, for example because no Region is set
     * @throws ConnectionException if there are no credentials, or AWS cannot be reached
     * @throws StoreException if the table cannot be read
     */
    public static Optional<RuleFigures> ofRule(String ruleId, Settings settings, Duration patience) {
        return new Connector(settings, Resources.NONE, Timeline.system(), null).figures(ruleId, patience);
    }
}
