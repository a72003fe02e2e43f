package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Write;
import java.util.List;

/**
 * Sees every call on the tables of a {@link MemoryDatabase}, in the thread that makes it and without the database's lock.
 * What it throws, the caller gets: from {@link #before}, nothing was done; from {@link #after}, the work was done and its
 * answer is lost.
 */
public interface CallWatcher {

    /**
     * One call, as it would be one to DynamoDB: each page of a query and each batch of keys is a call.
     *
     * @param operation DynamoDB's name of it, such as {@code TransactWriteItems}
     * @param table the table that was called; a transaction may write to others too
     * @param partition of the first item that is read or written
     * @param writes empty for a read
     */
    record Call(String operation, String table, String partition, List<Write> writes) {}

    void before(Call call);

    void after(Call call);

    /** Does nothing. */
    CallWatcher NONE = new CallWatcher() {
        @Override
        public void before(Call call) {}

        @Override
        public void after(Call call) {}
    };
}
