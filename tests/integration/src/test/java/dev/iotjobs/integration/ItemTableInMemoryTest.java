package dev.iotjobs.integration;

import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import java.time.InstantSource;

/** Runs {@link ItemTableContract} with tables in memory. */
class ItemTableInMemoryTest extends ItemTableContract {

    private static final MemoryDatabase DATABASE = new MemoryDatabase(InstantSource.system());

    @Override
    ItemTable openState() {
        return DATABASE.table("state");
    }

    @Override
    ItemTable openFindings() {
        return DATABASE.table("findings");
    }
}
