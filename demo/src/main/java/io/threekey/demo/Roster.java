package io.threekey.demo;

import static io.threekey.server.people.Role.OFFICE_STAFF;
import static io.threekey.server.people.Role.WARD_STAFF;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.SeatId;
import io.threekey.server.people.Role;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody at Lindenfeld, all of them invented. */
public final class Roster {

    /** Where the founding puts the steering group. */
    public static final SiteId CITY = new SiteId("first-site");

    public static final Site LAKESIDE =
            new Site(new SiteId("lakeside"), "Lindenfeld Lakeside", ZoneId.of("Europe/Vienna"));

    public static final List<Ward> WARDS = List.of(
            ward("emergency", CITY, "Emergency", CareSetting.EMERGENCY_DEPARTMENT),
            ward("theatres", CITY, "Operating theatres", CareSetting.OPERATING_THEATRE),
            ward("intensive-care", CITY, "Intensive care", CareSetting.INTENSIVE_CARE),
            ward("ward-3", CITY, "Ward 3, surgery", CareSetting.WARD),
            ward("ward-7", CITY, "Ward 7, medicine", CareSetting.WARD),
            ward("outpatients", CITY, "Outpatients", CareSetting.OUTPATIENT),
            ward("it-office", CITY, "IT office", CareSetting.OFFICE),
            ward("lakeside-emergency", LAKESIDE.id(), "Lakeside emergency", CareSetting.EMERGENCY_DEPARTMENT),
            ward("lakeside-1", LAKESIDE.id(), "Lakeside ward 1, geriatrics", CareSetting.WARD),
            ward("lakeside-2", LAKESIDE.id(), "Lakeside ward 2, rehabilitation", CareSetting.WARD),
            ward("lakeside-office", LAKESIDE.id(), "Lakeside office", CareSetting.OFFICE));

    /** Who founds, by seat. */
    public static final Map<SeatId, Founder> FOUNDERS = Map.of(
            new SeatId("sponsor"), new Founder("Helene Brandt", "Chief executive"),
            new SeatId("sponsor-deputy"), new Founder("Tomas Keller", "Chief nursing officer"),
            new SeatId("iam"), new Founder("Ngozi Okafor", "Head of IAM"),
            new SeatId("clinical-operations"), new Founder("Ruth Lindqvist", "Head nurse"),
            new SeatId("security"), new Founder("Daniel Sato", "Head of security"),
            new SeatId("staff-representation"), new Founder("Marta Schulz", "Nurse"));

    /** Whom the picker offers first: one for each way of working. */
    public static final List<Employee> FIRST = List.of(
            nurse("Maja Lind", "ward-7"),
            doctor("Amir Haddad", "emergency"),
            nurse("Petra Novak", "theatres"),
            nurse("Samuel Osei", "intensive-care"),
            nurse("Ines Carvalho", "lakeside-1"),
            office("Jonas Weber", "IAM engineer", "it-office"));

    public static final List<Employee> OTHERS = List.of(
            nurse("Aisha Rahman", "emergency"),
            nurse("Bruno Keller", "emergency"),
            doctor("Clara Neumann", "emergency"),
            nurse("Dara Quinn", "emergency"),
            doctor("Elif Yilmaz", "theatres"),
            nurse("Felix Braun", "theatres"),
            doctor("Greta Holm", "theatres"),
            nurse("Hugo Martin", "intensive-care"),
            doctor("Irina Petrova", "intensive-care"),
            nurse("Jamal Diallo", "intensive-care"),
            nurse("Karin Vogel", "ward-3"),
            doctor("Lars Eriksen", "ward-3"),
            nurse("Mina Park", "ward-3"),
            nurse("Noah Fischer", "ward-3"),
            nurse("Olga Sokol", "ward-7"),
            doctor("Paul Richter", "ward-7"),
            nurse("Rosa Alvarez", "ward-7"),
            doctor("Sofia Rossi", "outpatients"),
            nurse("Tim Schuster", "outpatients"),
            office("Uma Patel", "Service desk", "it-office"),
            office("Viktor Lang", "Service desk", "it-office"),
            nurse("Wanda Kowalska", "lakeside-emergency"),
            doctor("Xenia Dorn", "lakeside-emergency"),
            nurse("Yusuf Demir", "lakeside-1"),
            doctor("Zoe Laurent", "lakeside-1"),
            nurse("Anton Maier", "lakeside-2"),
            nurse("Bea Hoffmann", "lakeside-2"),
            doctor("Carl Sommer", "lakeside-2"),
            office("Dora Engel", "Site manager", "lakeside-office"));

    private Roster() {}

    /** All who work here from the first day on, founders aside. */
    public static Stream<Employee> employees() {
        return Stream.concat(FIRST.stream(), OTHERS.stream());
    }

    public record Founder(String name, String title) {}

    public record Employee(String name, String title, WardId ward, Role role) {

        public PersonId id() {
            return idOf(name);
        }
    }

    /** @param name in letters of ASCII */
    public static PersonId idOf(String name) {
        return new PersonId(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    private static Ward ward(String id, SiteId site, String name, CareSetting setting) {
        return new Ward(new WardId(id), site, name, setting);
    }

    private static Employee nurse(String name, String ward) {
        return new Employee(name, "Nurse", new WardId(ward), WARD_STAFF);
    }

    private static Employee doctor(String name, String ward) {
        return new Employee(name, "Doctor", new WardId(ward), WARD_STAFF);
    }

    private static Employee office(String name, String title, String ward) {
        return new Employee(name, title, new WardId(ward), OFFICE_STAFF);
    }
}
