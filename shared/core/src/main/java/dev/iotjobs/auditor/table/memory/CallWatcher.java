package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Write;
import java.util.List;

/**
 * Is called before and after every call to a table of a {@link MemoryDatabase}, in the caller's thread and without the
 * database's lock. Exceptions of the watcher reach the caller. An exception from {@link #before} prevents the call.
 * With an exception from {@link #after}, the call is made, but its answer is lost.
 */
public interface CallWatcher {

    /**
     * One call as DynamoDB counts calls: each page of a query and each batch of keys is one call.
     *
     * @param operation DynamoDB's name of the call, such as {@code TransactWriteItems}
     * @param table table that is called; a transaction may also write to other tables
     * @param partition partition of the first item that the call reads or writes
     * @param writes the writes; empty for a read
     */
    record Call(String operation, String table, String partition, List<Write> writes) {}

    void before(Call call);

    void after(Call call);

    /** A watcher that does nothing. */
    CallWatcher NONE = new CallWatcher() {
        @Override
        public void before(Call call) {}

        @Override
        public void after(Call call) {}
    };
}
