package io.threekey.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** What this process and the database that it started have spent so far; other work on the machine is not in it. */
final class CpuSpent {

    private CpuSpent() {}

    static Duration sinceTheStart() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
