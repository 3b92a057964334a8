package io.threekey.demo.life;

import io.threekey.demo.Roster;
import io.threekey.demo.simulator.Chance;
import io.threekey.server.people.Role;
import io.threekey.server.people.Ward;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody who works here or will, and from when until when: drawn from the seed before the first day, so that all
 * activities know the same people and none has to ask another.
 */
final class Workforce {

    /** Days that it takes to admit the first thousands. */
    static final int ARRIVING = 2;

    /** Of a hundred people about three leave within ninety days, and are replaced. */
    private static final double LEAVING = 0.03;

    private static final int LONGEST_CONTRACT = 45;
    private static final double CONTRACTORS = 0.03;
    private static final int HORIZON = 90;

    private final List<Colleague> everybody = new ArrayList<>();
    private final StaffNames names;
    private final int percent;

    private Workforce(int percent, Chance chance) {
        this.percent = percent;
        var roster = Roster.employees().toList();
        this.names = new StaffNames(
                Stream.concat(
                                roster.stream().map(Roster.Employee::name),
                                Roster.FOUNDERS.values().stream().map(Roster.Founder::name))
                        .collect(Collectors.toSet()),
                chance);
        roster.forEach(employee -> everybody.add(new Colleague(
                employee.id(),
                employee.name(),
                employee.title(),
                employee.ward(),
                employee.role(),
                0,
                Colleague.STAYS)));
        Houses.wards().forEach(ward -> staff(ward, chance));
    }

    /** @param percent of the people that such houses have; a whole one beside each bed is not needed for a test */
    static Workforce of(long seed, int percent) {
        return new Workforce(percent, Chance.of(seed, "workforce"));
    }

    List<Colleague> everybody() {
        return everybody;
    }

    List<Colleague> on(int day) {
        return everybody.stream().filter(colleague -> colleague.worksOn(day)).toList();
    }

    private void staff(Ward ward, Chance chance) {
        var here = everybody.stream()
                .filter(colleague -> colleague.ward().equals(ward.id()))
                .count();
        for (var place = here; place < Houses.peopleOn(ward) * percent / 100; place++) {
            var post = Hiring.somebodyFor(ward.careSetting(), chance);
            var first = chance.between(0, ARRIVING - 1);
            if (chance.happens(LEAVING)) {
                var last = chance.between(5, HORIZON - 5);
                everybody.add(somebody(post.title(), ward, post.role(), first, last));
                everybody.add(somebody(post.title(), ward, post.role(), last + chance.between(1, 20), Colleague.STAYS));
            } else {
                everybody.add(somebody(post.title(), ward, post.role(), first, Colleague.STAYS));
            }
            if (chance.happens(CONTRACTORS)) {
                var contractor = Hiring.contractorFor(ward.careSetting(), chance);
                var from = chance.between(3, HORIZON - 10);
                var until = from + chance.between(5, LONGEST_CONTRACT);
                everybody.add(somebody(contractor.title(), ward, contractor.role(), from, until));
            }
        }
    }

    private Colleague somebody(String title, Ward ward, Role role, int first, int last) {
        var name = names.next();
        return new Colleague(Roster.idOf(name), name, title, ward.id(), role, first, last);
    }
}
