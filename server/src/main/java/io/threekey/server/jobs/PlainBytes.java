package io.threekey.server.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;

/** Bytes as they are: what stands in the database must never become an object by itself. */
final class PlainBytes implements Serializer {

    @Override
    public byte[] serialize(Object data) {
        return data instanceof byte[] bytes ? bytes : new byte[0];
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
        return type.cast(stored);
    }
}
