package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.util.Optional;

/** Reads what audits stored, for a caller that makes none. */
public final class StoredFigures {

    private StoredFigures() {}

    /**
     * What the last audits of the caller's account counted of a rule; empty where they said nothing of it.
     *
     * @param settings that name the home Region, if they do, and the table of the state
     * @param patience how long a call may take; none is made twice
     * @throws SettingsException if the settings do not fit what is there, for example no Region
     * @throws ConnectionException if there are no credentials, or AWS cannot be reached
     * @throws StoreException if the table cannot be read
     */
    public static Optional<RuleFigures> ofRule(String ruleId, Settings settings, Duration patience) {
        return new Connector(settings, Resources.NONE, Timeline.system(), null).figures(ruleId, patience);
    }
}
