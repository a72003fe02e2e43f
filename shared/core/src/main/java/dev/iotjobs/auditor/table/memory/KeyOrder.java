package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.ItemKey;
import java.util.Comparator;

/** Orders keys by their UTF-8 bytes, as DynamoDB does. */
final class KeyOrder {

    static final Comparator<String> TEXTS = KeyOrder::compare;

    static final Comparator<ItemKey> KEYS =
            Comparator.comparing(ItemKey::partition, TEXTS).thenComparing(ItemKey::sort, TEXTS);

    private KeyOrder() {}

    private static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                // Surrogates have smaller char values than some other characters, but greater UTF-8 bytes
                return Character.isSurrogate(one) == Character.isSurrogate(other)
                        ? Character.compare(one, other)
                        : Boolean.compare(Character.isSurrogate(one), Character.isSurrogate(other));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
