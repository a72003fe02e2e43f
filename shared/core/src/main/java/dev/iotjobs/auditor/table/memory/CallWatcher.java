package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Write;
import java.util.List;

/**
 * Watches every call on the tables of a {@link MemoryDatabase}, in the thread that makes it and without the database's
 * lock. Its exceptions go to the caller: from {@link #before} as a call that was not made, from {@link #after} as one
 * that was made and whose answer is lost.
 */
public interface CallWatcher {

    /**
     * One call as DynamoDB counts it: each page of a query and each batch of keys is a call.
     *
     * @param operation DynamoDB's name of the call, such as {@code TransactWriteItems}
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
