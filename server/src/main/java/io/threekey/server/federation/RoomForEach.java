package io.threekey.server.federation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Room for each matter: however many servers hang while they are told one, as much is left for the other as before. */
@Component
class RoomForEach {

    private final Map<Matter, RoomToSend> rooms = new EnumMap<>(Matter.class);

    RoomForEach(RandomGenerator random) {
        for (var matter : Matter.values()) {
            rooms.put(matter, new RoomToSend(random));
        }
    }

    RoomToSend of(Matter matter) {
        return Objects.requireNonNull(rooms.get(matter));
    }
}
