package io.threekey.demo.life;

import static io.threekey.charter.CareSetting.EMERGENCY_DEPARTMENT;
import static io.threekey.charter.CareSetting.INTENSIVE_CARE;
import static io.threekey.charter.CareSetting.OFFICE;
import static io.threekey.charter.CareSetting.OPERATING_THEATRE;
import static io.threekey.charter.CareSetting.OUTPATIENT;
import static io.threekey.charter.CareSetting.WARD;

import io.threekey.charter.CareSetting;
import io.threekey.demo.Roster;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The three houses of the group and how many people work where; the wards of the first day among them. */
final class Houses {

    static final Site HILLSIDE = new Site(new SiteId("hillside"), "Lindenfeld Hillside", ZoneId.of("Europe/Vienna"));

    /** The wards that open after the first day. */
    static final List<Ward> MORE_WARDS = List.of(
            ward("ward-1", Roster.CITY, "Ward 1, cardiology", WARD),
            ward("ward-2", Roster.CITY, "Ward 2, neurology", WARD),
            ward("ward-4", Roster.CITY, "Ward 4, orthopaedics", WARD),
            ward("ward-5", Roster.CITY, "Ward 5, oncology", WARD),
            ward("ward-6", Roster.CITY, "Ward 6, paediatrics", WARD),
            ward("ward-8", Roster.CITY, "Ward 8, respiratory", WARD),
            ward("maternity", Roster.CITY, "Maternity", WARD),
            ward("cardiac-care", Roster.CITY, "Cardiac intensive care", INTENSIVE_CARE),
            ward("imaging", Roster.CITY, "Imaging", OUTPATIENT),
            ward("laboratory", Roster.CITY, "Laboratory", OFFICE),
            ward("pharmacy", Roster.CITY, "Pharmacy", OFFICE),
            ward("administration", Roster.CITY, "Administration", OFFICE),
            ward("lakeside-3", Roster.LAKESIDE.id(), "Lakeside ward 3, medicine", WARD),
            ward("lakeside-4", Roster.LAKESIDE.id(), "Lakeside ward 4, surgery", WARD),
            ward("lakeside-theatres", Roster.LAKESIDE.id(), "Lakeside theatres", OPERATING_THEATRE),
            ward("lakeside-outpatients", Roster.LAKESIDE.id(), "Lakeside outpatients", OUTPATIENT),
            ward("hillside-1", HILLSIDE.id(), "Hillside ward 1, psychiatry", WARD),
            ward("hillside-2", HILLSIDE.id(), "Hillside ward 2, psychosomatics", WARD),
            ward("hillside-3", HILLSIDE.id(), "Hillside ward 3, palliative care", WARD),
            ward("hillside-emergency", HILLSIDE.id(), "Hillside urgent care", EMERGENCY_DEPARTMENT),
            ward("hillside-day-clinic", HILLSIDE.id(), "Hillside day clinic", OUTPATIENT),
            ward("hillside-office", HILLSIDE.id(), "Hillside office", OFFICE));

    private static final List<Staffing> STAFFING = List.of(
            staffing(180, "emergency", "theatres", "intensive-care"),
            staffing(110, "ward-3", "ward-7", "ward-1", "ward-2", "ward-4", "ward-5", "ward-6", "ward-8", "maternity"),
            staffing(90, "cardiac-care", "outpatients", "imaging", "lakeside-emergency", "lakeside-theatres"),
            staffing(75, "lakeside-1", "lakeside-2", "lakeside-3", "lakeside-4", "laboratory", "administration"),
            staffing(60, "hillside-1", "hillside-2", "hillside-3", "lakeside-outpatients", "it-office", "pharmacy"),
            staffing(40, "hillside-emergency", "hillside-day-clinic", "hillside-office", "lakeside-office"));

    private Houses() {}

    /** @param people on each of these wards */
    private record Staffing(int people, List<String> wards) {}

    static List<Ward> wards() {
        return Stream.concat(Roster.WARDS.stream(), MORE_WARDS.stream()).toList();
    }

    static Ward ward(WardId id) {
        return wards().stream().filter(ward -> ward.id().equals(id)).findFirst().orElseThrow();
    }

    static int peopleOn(Ward ward) {
        return STAFFING.stream()
                .filter(staffing -> staffing.wards().contains(ward.id().value()))
                .mapToInt(Staffing::people)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is planned for " + ward.name()));
    }

    private static Staffing staffing(int people, String... wards) {
        return new Staffing(people, List.of(wards));
    }

    private static Ward ward(String id, SiteId site, String name, CareSetting setting) {
        return new Ward(new WardId(id), site, name, setting);
    }
}
