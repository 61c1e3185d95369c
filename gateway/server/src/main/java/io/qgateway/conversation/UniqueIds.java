package io.qgateway.conversation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of conversations and answers: unlike any other, but no secrets. {@link UUID#randomUUID} takes
 * its bits from behind a lock that all requests would share.
 */
public final class UniqueIds {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = 1L << 63;

    private UniqueIds() {}

    /** A new one, in the form of a version 4 UUID. */
    public static UUID next() {
        var random = ThreadLocalRandom.current();
        long most = random.nextLong() & ~0xF000L | VERSION_4;
        long least = random.nextLong() >>> 2 | VARIANT_2;
        return new UUID(most, least);
    }
}
