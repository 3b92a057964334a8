package io.threekey.demo.life;

import static io.threekey.server.people.Role.OFFICE_STAFF;
import static io.threekey.server.people.Role.WARD_STAFF;

import io.threekey.charter.CareSetting;
import io.threekey.demo.simulator.Chance;
import io.threekey.server.people.Role;
import java.util.List;
import java.util.Map;

/** Which professions work in which setting, and who comes there by contract, in proportions as hospitals have them. */
final class Hiring {

    private static final Post NURSE = beside("Nurse", 48);
    private static final Post DOCTOR = beside("Doctor", 16);
    private static final Post ASSISTANT = beside("Healthcare assistant", 12);
    private static final Post THERAPIST = beside("Physiotherapist", 5);
    private static final Post CLERK = beside("Ward clerk", 4);
    private static final Post PHARMACIST = beside("Ward pharmacist", 2);
    private static final Post PORTER = beside("Porter", 5);

    private static final Map<CareSetting, List<Post>> POSTS = Map.of(
            CareSetting.EMERGENCY_DEPARTMENT,
                    List.of(NURSE, beside("Doctor", 26), beside("Paramedic", 10), CLERK, PORTER, ASSISTANT),
            CareSetting.OPERATING_THEATRE,
                    List.of(
                            beside("Theatre nurse", 34),
                            beside("Surgeon", 18),
                            beside("Anaesthetist", 14),
                            beside("Anaesthetic nurse", 16),
                            beside("Sterile supply technician", 8),
                            PORTER),
            CareSetting.INTENSIVE_CARE,
                    List.of(beside("Intensive care nurse", 60), DOCTOR, THERAPIST, PHARMACIST, CLERK),
            CareSetting.WARD, List.of(NURSE, DOCTOR, ASSISTANT, THERAPIST, CLERK, PHARMACIST, PORTER),
            CareSetting.OUTPATIENT,
                    List.of(
                            beside("Medical assistant", 34),
                            beside("Doctor", 28),
                            beside("Receptionist", 18),
                            beside("Radiographer", 12),
                            NURSE),
            CareSetting.OFFICE,
                    List.of(
                            office("Clinical coder", 12),
                            office("Finance officer", 12),
                            office("HR officer", 10),
                            office("Service desk", 9),
                            office("IAM engineer", 4),
                            office("Security analyst", 4),
                            office("Biomedical scientist", 22),
                            office("Pharmacy technician", 14),
                            office("Medical secretary", 20),
                            office("Facilities officer", 8)));

    private static final Post AGENCY_NURSE = beside("Agency nurse", 50);
    private static final Post LOCUM = beside("Locum doctor", 20);
    private static final Post INTERPRETER = beside("Interpreter", 16);
    private static final Post DEVICE_TECHNICIAN = beside("Device maker's technician", 10);

    private static final Map<CareSetting, List<Post>> CONTRACTS = Map.of(
            CareSetting.EMERGENCY_DEPARTMENT, List.of(AGENCY_NURSE, LOCUM, INTERPRETER),
            CareSetting.OPERATING_THEATRE,
                    List.of(beside("Agency theatre nurse", 14), beside("Locum anaesthetist", 7), DEVICE_TECHNICIAN),
            CareSetting.INTENSIVE_CARE,
                    List.of(beside("Agency intensive care nurse", 60), LOCUM, DEVICE_TECHNICIAN, INTERPRETER),
            CareSetting.WARD, List.of(AGENCY_NURSE, LOCUM, INTERPRETER),
            CareSetting.OUTPATIENT, List.of(LOCUM, INTERPRETER, DEVICE_TECHNICIAN),
            CareSetting.OFFICE, List.of(office("Cleaning company's lead", 20), office("Software consultant", 10)));

    private Hiring() {}

    /** @param weight the share of them among their colleagues */
    record Post(String title, Role role, int weight) {}

    static Post somebodyFor(CareSetting setting, Chance chance) {
        return oneOf(POSTS.getOrDefault(setting, List.of(NURSE)), chance);
    }

    /** Somebody whom another firm sends for a while, or who comes on their own account. */
    static Post contractorFor(CareSetting setting, Chance chance) {
        return oneOf(CONTRACTS.getOrDefault(setting, List.of(AGENCY_NURSE)), chance);
    }

    private static Post oneOf(List<Post> posts, Chance chance) {
        return posts.get(chance.weighted(posts.stream().map(Post::weight).toList()));
    }

    private static Post beside(String title, int weight) {
        return new Post(title, WARD_STAFF, weight);
    }

    private static Post office(String title, int weight) {
        return new Post(title, OFFICE_STAFF, weight);
    }
}
