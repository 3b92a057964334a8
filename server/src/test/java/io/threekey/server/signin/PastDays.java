package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.server.governance.WorkPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Days of people who touch one workstation at known minutes, and the sessions that a server would have recorded. */
final class PastDays {

    static final Instant SIX = Instant.parse("2026-11-02T06:00:00Z");
    static final WorkPlace EMERGENCY = new WorkPlace(CareSetting.EMERGENCY_DEPARTMENT, "ED North", ZoneOffset.UTC);

    private static final Digest SOME_POLICY = Digest.of(new byte[0]);

    private PastDays() {}

    static PersonId person(int number) {
        return new PersonId("person-" + number);
    }

    static Instant minute(int minute) {
        return SIX.plus(Duration.ofMinutes(minute));
    }

    /** What stands in the ledger after a day of touches under this limit; the last session ran out. */
    static List<PastSession> recorded(PersonId person, SessionLimit limit, List<Integer> touches) {
        var sessions = new ArrayList<PastSession>();
        var times = SessionTimes.startingAt(minute(touches.getFirst()), limit);
        var pauses = Pauses.NONE;
        for (var touch : touches.subList(1, touches.size())) {
            var at = minute(touch);
            if (times.isOverAt(at)) {
                sessions.add(session(person, SessionEnd.byLimit(times), times, pauses));
                times = SessionTimes.startingAt(at, limit);
                pauses = Pauses.NONE;
            } else {
                pauses = pauses.with(Duration.between(times.lastSeenAt(), at));
                times = new SessionTimes(times.startedAt(), at, limit);
            }
        }
        sessions.add(session(person, SessionEnd.byLimit(times), times, pauses));
        return sessions;
    }

    static PastSession session(PersonId person, SessionEnd why, SessionTimes times, Pauses pauses) {
        return new PastSession(
                person + "-" + times.startedAt().getEpochSecond(),
                person,
                why,
                UseCase.SHARED_WORKSTATION,
                CareSetting.EMERGENCY_DEPARTMENT,
                Optional.of(Scope.site("north")),
                times,
                SOME_POLICY,
                pauses);
    }

    /** Counted touch by touch, as somebody with a stopwatch at the workstation would. */
    static int signInsByStopwatch(List<Integer> touches, SessionLimit limit) {
        var signIns = 0;
        var start = 0;
        var last = 0;
        for (var touch : touches) {
            var out = signIns == 0 || touch - last >= limit.idleMinutes() || touch - start >= limit.overallMinutes();
            if (out) {
                signIns++;
                start = touch;
            }
            last = touch;
        }
        return signIns;
    }

    /** The minutes at which the session was open and the last touch more than a minute ago. */
    static int untouchedByStopwatch(List<Integer> touches, SessionLimit limit) {
        var minutes = 0;
        for (var index = 0; index < touches.size(); index++) {
            var next = index + 1 < touches.size() ? touches.get(index + 1) : Integer.MAX_VALUE;
            for (var minute = touches.get(index) + 1;
                    minute < next && minute < touches.get(index) + limit.idleMinutes();
                    minute++) {
                minutes++;
            }
        }
        return minutes;
    }

    static Map<PersonId, WorkPlace> allInEmergency(int people) {
        var places = new java.util.HashMap<PersonId, WorkPlace>();
        for (var number = 0; number < people; number++) {
            places.put(person(number), EMERGENCY);
        }
        return Map.copyOf(places);
    }
}
