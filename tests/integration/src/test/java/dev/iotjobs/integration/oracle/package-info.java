/**
 * Audits through random histories, held against an oracle that knows no limits: nothing here knows of the ledger, the
 * plan or the budget. Depends on the auditor's ports, the simulated account and DynamoDB Local.
 */
@NullMarked
package dev.iotjobs.integration.oracle;

import org.jspecify.annotations.NullMarked;
