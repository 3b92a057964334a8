package io.threekey.server.governance;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.DutyRota;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Shift;
import io.threekey.server.notices.Urgency;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who hears of an absence, in the transaction in which it is said: the person, where somebody else said it, and those
 * who keep the rota of a function for which the person is on duty meanwhile. Notices leave the house and name nobody.
 */
@Component
class AbsenceNews {

    private static final String PAGE = "/absence";

    private final Notices notices;
    private final DutyRota rota;

    AbsenceNews(Notices notices, DutyRota rota) {
        this.notices = notices;
        this.rota = rota;
    }

    /** @param code of the notice to the person */
    void said(String code, Absence absence, PersonId by, ZoneId zone) {
        if (!absence.person().equals(by)) {
            notices.tell(new Notice(
                    code,
                    List.of(absence.days().first(), absence.days().last()),
                    Urgency.INFORM,
                    List.of(Recipient.of(absence.person())),
                    PAGE,
                    key(absence, code)));
        }
        if (!code.equals("absence.ended")) {
            onDuty(absence, zone).forEach(function -> tellKeepersOf(function, absence));
        }
    }

    private List<Function> onDuty(Absence absence, ZoneId zone) {
        var away = new Absentees(List.of(absence), zone);
        return rota.shiftsOf(absence.person(), away.begin(absence), away.end(absence)).stream()
                .map(Shift::function)
                .distinct()
                .toList();
    }

    private void tellKeepersOf(Function function, Absence absence) {
        notices.tell(new Notice(
                "absence.on-duty",
                List.of(
                        CharterWords.function(function),
                        absence.days().first(),
                        absence.days().last()),
                Urgency.INFORM,
                List.of(Recipient.of(function)),
                "/duty",
                key(absence, "on-duty/" + function.code())));
    }

    private static String key(Absence absence, String of) {
        return "absence/" + absence.id() + "/" + absence.version() + "/" + of;
    }
}
