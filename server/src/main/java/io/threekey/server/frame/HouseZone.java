package io.threekey.server.frame;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The zone in which pages and messages say every time that belongs to the whole hospital and not to one site. */
@Component
public class HouseZone {

    private final SingletonSupplier<List<ClocksOnTheWall>> clocks;
    private final ZoneId unsaid;

    /** @param unsaid of the node, for as long as the hospital has none */
    HouseZone(ObjectProvider<ClocksOnTheWall> clocks, @Value("${threekey.time-zone}") ZoneId unsaid) {
        this.clocks = SingletonSupplier.of(() -> clocks.orderedStream().toList());
        this.unsaid = unsaid;
    }

    public ZoneId get() {
        return clocks.obtain().stream()
                .map(ClocksOnTheWall::zone)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(unsaid);
    }
}
