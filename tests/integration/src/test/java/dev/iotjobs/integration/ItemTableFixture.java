package dev.iotjobs.integration;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Provides two tables that tests share. Each test has its own partition. */
abstract class ItemTableFixture {

    /** Attributes of every type, including types that the auditor never writes. */
    static final Map<String, Attribute> EVERY_KIND = Map.ofEntries(
            Map.entry("text", Attribute.of("Grüße, 世界 🚀 \u0000")),
            Map.entry("empty", Attribute.of("")),
            Map.entry("number", Attribute.of(-1_764_000_000_000L)),
            Map.entry("bytes", Attribute.of(new byte[] {0, -1, 127})),
            Map.entry("flag", Attribute.of(false)),
            Map.entry("list", listOf(Attribute.of(1), Attribute.of(true), listOf())),
            Map.entry("map", mapOf("a b.c", mapOf("b", Attribute.of("x")))),
            Map.entry("nothing", new Attribute.Nothing()),
            Map.entry("texts", new Attribute.SetOf(Set.of(Attribute.of("a"), Attribute.of("b")))),
            Map.entry("binaries", new Attribute.SetOf(Set.of(Attribute.of(new byte[] {1})))));

    static Attribute listOf(Attribute... values) {
        return new Attribute.ListOf(List.of(values));
    }

    static Attribute mapOf(String name, Attribute value) {
        return new Attribute.MapOf(Map.of(name, value));
    }

    final String partition = UUID.randomUUID().toString();
    final ItemKey key = new ItemKey(partition, "item");

    @SuppressWarnings("NullAway.Init")
    ItemTable state;

    @SuppressWarnings("NullAway.Init")
    ItemTable findings;

    abstract ItemTable openState();

    /** A table with the index {@code open}. */
    abstract ItemTable openFindings();

    @BeforeEach
    void open() {
        state = openState();
        findings = openFindings();
    }

    final ItemKey keyOf(Object sort) {
        return new ItemKey(partition, sort.toString());
    }

    final Item.Builder item(Object sort) {
        return Item.builder(keyOf(sort));
    }

    final Write put(Item.Builder item) {
        return new Write.Put(state, item.build(), Condition.always());
    }

    final Write update(Map<String, Attribute> set, Set<String> remove, Condition condition) {
        return new Write.Update(state, key, set, remove, condition);
    }

    final List<Item> query() {
        List<Item> items = new ArrayList<>();
        state.query(partition, items::add);
        return items;
    }

    static List<String> sorts(List<Item> items) {
        return items.stream().map(item -> item.key().sort()).toList();
    }
}
