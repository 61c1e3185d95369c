package io.qgateway.openai;

import java.time.Instant;

/** What all pieces of one answer have in common. */
record ChatIdentity(String id, Instant created) {}
