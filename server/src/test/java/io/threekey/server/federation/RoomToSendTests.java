package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomToSendTests {

    private final RoomToSend room = new RoomToSend(new Random(1));

    private long taken(String client, int wanted) {
        return IntStream.range(0, wanted).filter(one -> room.take(client)).count();
    }

    @Test
    void oneApplicationThatHangsLeavesRoomForTheOthers() {
        assertThat(taken("hangs", 100)).isEqualTo(RoomToSend.TO_EACH);
        assertThat(room.take("answers")).isTrue();
    }

    @Test
    void asManyThatHangAsThereIsRoomForLeaveEachOtherOneAtATime() {
        IntStream.range(0, RoomToSend.IN_ALL / RoomToSend.TO_EACH).forEach(one -> taken("hangs-" + one, 100));
        assertThat(taken("answers", 100)).isEqualTo(1);
        room.giveBack("answers");
        assertThat(taken("answers", 100)).isEqualTo(1);
    }

    @Test
    void aNodeSendsNoMoreThanItCanBearButTheFirstToEach() {
        var full = RoomToSend.IN_ALL / RoomToSend.TO_EACH;
        var all = IntStream.range(0, 100)
                .mapToLong(client -> taken("c" + client, 100))
                .sum();
        assertThat(all).isEqualTo(RoomToSend.IN_ALL + 100 - full);
    }

    @Test
    void whatIsDoneMakesRoomAgain() {
        taken("chart", 100);
        room.giveBack("chart");
        assertThat(taken("chart", 100)).isEqualTo(1);
    }

    @Test
    void whatFindsNoneComesBackTheLaterTheMoreOfTheSameApplicationsDoes() {
        taken("hangs", RoomToSend.TO_EACH + 1);
        assertThat(room.pause("hangs")).isEqualTo(RoomToSend.SHORTEST);
        taken("hangs", 10 * RoomToSend.TO_EACH);
        assertThat(room.pause("hangs")).isBetween(Duration.ofMillis(5_500), Duration.ofSeconds(11));
        taken("hangs", 10_000);
        assertThat(room.pause("hangs")).isBetween(RoomToSend.LONGEST.dividedBy(2), RoomToSend.LONGEST);
        assertThat(room.pause("answers")).isEqualTo(RoomToSend.SHORTEST);
    }

    @Test
    void notAllOfItComesBackAtOnce() {
        taken("hangs", 10_000);
        assertThat(Stream.generate(() -> room.pause("hangs")).limit(100).distinct())
                .hasSizeGreaterThan(90);
    }

    @Test
    void andComesBackSoonerOnceThereIsRoomAgain() {
        taken("slow", 10_000);
        IntStream.range(0, RoomToSend.TO_EACH).forEach(one -> room.giveBack("slow"));
        for (var sent = 0; sent < 10; sent++) {
            room.take("slow");
            room.giveBack("slow");
        }
        assertThat(room.pause("slow")).isEqualTo(RoomToSend.SHORTEST);
    }
}
