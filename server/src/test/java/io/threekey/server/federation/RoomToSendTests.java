package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomToSendTests {

    private final RoomToSend room = new RoomToSend();

    private long taken(String client, int wanted) {
        return IntStream.range(0, wanted).filter(one -> room.take(client)).count();
    }

    @Test
    void oneApplicationThatHangsLeavesRoomForTheOthers() {
        assertThat(taken("hangs", 100)).isEqualTo(RoomToSend.TO_EACH);
        assertThat(room.take("answers")).isTrue();
    }

    @Test
    void aNodeSendsNoMoreThanItCanBear() {
        var all = IntStream.range(0, 100)
                .mapToLong(client -> taken("c" + client, 100))
                .sum();
        assertThat(all).isEqualTo(RoomToSend.IN_ALL);
    }

    @Test
    void whatIsDoneMakesRoomAgain() {
        taken("chart", 100);
        room.giveBack("chart");
        assertThat(taken("chart", 100)).isEqualTo(1);
    }
}
